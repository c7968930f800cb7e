"""What the files of lightFiles.ts must look like at one device pixel to an image pixel, by pydicom, numpy and LittleCMS.

Not part of any test run: it made the PNGs beside it, which the journey light.spec.ts compares the product's canvas with. Alpha 0 marks
pixels that an outline crosses, where antialiasing decides. Usage: reference.py <folder of the files> <folder for the PNGs>
"""
import io
import sys

import numpy as np
import pydicom
from PIL import Image, ImageCms, ImageDraw

source, target = sys.argv[1:3]


def read(name):
    dataset = pydicom.dcmread(f"{source}/{name}.dcm")
    return dataset, dataset.pixel_array


def save(name, rgb, known=None):
    rgb = np.asarray(rgb, dtype=np.uint8)
    if rgb.ndim == 2:
        rgb = np.dstack([rgb] * 3)
    alpha = np.full(rgb.shape[:2], 255, np.uint8) if known is None else np.where(known, 255, 0).astype(np.uint8)
    Image.fromarray(np.dstack([rgb, alpha]), "RGBA").save(f"{target}/{name}.png", optimize=True)


def shuttered(grey, item):
    """PS3.3 C.7.6.11: of all shapes, the least that remains; edges of rectangles are pixels still seen, counted from 1."""
    rows, columns = grey.shape
    fine = 8
    y, x = np.mgrid[0 : rows * fine, 0 : columns * fine]
    # Places in pixels, the middle of the first being 1.
    y, x = (y + 0.5) / fine + 0.5, (x + 0.5) / fine + 0.5
    shapes = [item.ShutterShape] if isinstance(item.ShutterShape, str) else list(item.ShutterShape)
    seen = np.ones((rows * fine, columns * fine), bool)
    if "RECTANGULAR" in shapes:
        seen &= (x > item.ShutterLeftVerticalEdge - 0.5) & (x < item.ShutterRightVerticalEdge + 0.5)
        seen &= (y > item.ShutterUpperHorizontalEdge - 0.5) & (y < item.ShutterLowerHorizontalEdge + 0.5)
    if "CIRCULAR" in shapes:
        row, column = item.CenterOfCircularShutter
        seen &= np.hypot(y - row, x - column) <= item.RadiusOfCircularShutter
    if "POLYGONAL" in shapes:
        v = list(item.VerticesOfThePolygonalShutter)
        points = [((c - 0.5) * fine, (r - 0.5) * fine) for r, c in zip(v[0::2], v[1::2])]
        mask = Image.new("1", (columns * fine, rows * fine))
        ImageDraw.Draw(mask).polygon(points, fill=1)
        seen &= np.array(mask)
    share = seen.reshape(rows, fine, columns, fine).mean((1, 3))
    # Both kinds of outline are blurred by rasterizing: what is not wholly in or out, or beside such, is left open.
    whole = np.pad((share == 0) * 1 + (share == 1) * 2, 1, mode="edge")
    around = [whole[1 + dy : rows + 1 + dy, 1 + dx : columns + 1 + dx] for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    straight = shapes == ["RECTANGULAR"]
    known = (share == 0) | (share == 1) if straight else np.all([a == around[4] for a in around], 0) & (around[4] > 0)
    shade = round(item.ShutterPresentationValue / 65535 * 255)
    return np.where(share > 0.5, grey, shade), known


def overlaid(grey, planes):
    """Light where a bit is set, with an edge of black around it."""
    rgb = np.dstack([grey] * 3).astype(np.uint8)
    rows, columns = grey.shape
    for bits, (row, column) in planes:
        layer = np.zeros((rows + 2, columns + 2), bool)
        layer[row : row + bits.shape[0], column : column + bits.shape[1]] = bits.astype(bool)
        edge = np.zeros_like(layer)
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            edge |= np.roll(layer, step, axis)
        layer, edge = layer[1:-1, 1:-1], edge[1:-1, 1:-1]
        rgb[edge] = (0, 0, 0)
        rgb[layer] = (255, 216, 77)
    return rgb


dataset, grey = read("shutter")
save("shutter", *shuttered(grey, dataset))
save("shutter-off", grey)

dataset, frames = read("shutter-frames")
shared = dataset.SharedFunctionalGroupsSequence[0][0x00189472][0]
own = dataset.PerFrameFunctionalGroupsSequence[1][0x00189472][0]
save("shutter-frames-1", *shuttered(frames[0], shared))
save("shutter-frames-2", *shuttered(frames[1], own))

dataset, stored = read("overlays")
grey = np.round(((stored & 0xFFF) - 2047.5) / 4095 * 255 + 127.5).clip(0, 255)
embedded = (np.frombuffer(dataset.PixelData, np.uint16).reshape(stored.shape) >> 12) & 1
save("overlays", overlaid(grey, [(embedded, (1, 1)), (dataset.overlay_array(0x6002), (101, 141))]))
save("overlays-off", grey)

dataset, frames = read("overlay-frames")
bits = dataset.overlay_array(0x6000)
save("overlay-frames-1", frames[0])
save("overlay-frames-2", overlaid(frames[1], [(bits[0], (21, 31))]))
save("overlay-frames-3", overlaid(frames[2], [(bits[1], (21, 31))]))
save("overlay-frames-4", frames[3])

dataset, values = read("padding")
padded = (values >= dataset.PixelPaddingValue) & (values <= dataset[0x00280121].value)
low, high = values[~padded].min(), values[~padded].max()
save("padding", np.where(padded, 0, 255 - np.round((values - low) / (high - low) * 255)).clip(0, 255))

dataset, grey = read("inverse")
save("inverse", 255 - grey)

dataset, grey = read("aspect")
save("aspect", np.repeat(grey, 2, axis=0))

dataset, rgb = read("profile")
profile = ImageCms.ImageCmsProfile(io.BytesIO(dataset[0x00282000].value))
managed = ImageCms.profileToProfile(Image.fromarray(rgb), profile, ImageCms.createProfile("sRGB"), renderingIntent=1)
save("profile", np.array(managed))
save("profile-broken", rgb)
