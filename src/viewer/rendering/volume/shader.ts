import { mostPoints } from './transfer.ts';

/** One triangle that covers the canvas. */
export const vertexShader = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/**
 * One ray a pixel, in voxel indices. Samples stand at whole multiples of the step from the plane through the middle of the volume, so that
 * a view along an axis of the volume meets the very centres of its voxels. Nothing beyond the outermost centres is a value.
 */
export const fragmentShader = `#version 300 es
precision highp float;
precision highp sampler3D;
uniform sampler3D uVoxels;
uniform vec2 uCanvas, uCorner;
uniform vec3 uStart, uRight, uDown, uForward;
uniform vec3 uSize, uExtent;
uniform mat3 uToPatient;
uniform vec3 uTowards;
uniform float uStep;
uniform bool uIsMip;
uniform float uGain, uOffset;
uniform int uPoints;
uniform float uAt[${mostPoints}];
uniform vec4 uColour[${mostPoints}];
uniform vec3 uLight;
uniform bool uIsPlace;
out vec4 result;

float valueAt(vec3 index) {
  return texture(uVoxels, (index + 0.5) / uExtent).r;
}

vec4 transferred(float value) {
  vec4 found = uColour[uPoints - 1];
  for (int i = uPoints - 1; i > 0; i--) {
    if (value >= uAt[i]) break;
    float share = uAt[i] > uAt[i - 1] ? clamp((value - uAt[i - 1]) / (uAt[i] - uAt[i - 1]), 0.0, 1.0) : 0.0;
    found = mix(uColour[i - 1], uColour[i], share);
  }
  return found;
}

// Central differences over one voxel each way, turned into the patient, where lengths are millimetres.
vec3 slopeAt(vec3 index) {
  vec3 rise = vec3(
    valueAt(index + vec3(1, 0, 0)) - valueAt(index - vec3(1, 0, 0)),
    valueAt(index + vec3(0, 1, 0)) - valueAt(index - vec3(0, 1, 0)),
    valueAt(index + vec3(0, 0, 1)) - valueAt(index - vec3(0, 0, 1)));
  return uToPatient * rise;
}

// The lamp stands at the eye, so that a surface is as bright as it is turned towards it.
vec3 lit(vec3 colour, vec3 index) {
  vec3 slope = slopeAt(index);
  float steepness = length(slope);
  float facing = steepness > 0.0 ? abs(dot(slope, uTowards)) / steepness : 1.0;
  return colour * (uLight.x + uLight.y * facing) + uLight.z * pow(facing, 24.0);
}

vec4 brightest(int from, int to, vec3 at) {
  float most = -2.0;
  vec3 place = at;
  for (int k = from; k <= to; k++) {
    vec3 index = at + uForward * (float(k) * uStep);
    float value = valueAt(index);
    if (value > most) { most = value; place = index; }
  }
  if (uIsPlace) return vec4(place, 1.0);
  return vec4(vec3(clamp(most * uGain + uOffset, 0.0, 1.0)), 1.0);
}

// Where between two samples the value passes the first point: surfaces would otherwise show the steps.
vec3 entry(vec3 outside, vec3 inside) {
  for (int i = 0; i < 6; i++) {
    vec3 middle = (outside + inside) * 0.5;
    if (valueAt(middle) >= uAt[0]) inside = middle; else outside = middle;
  }
  return inside;
}

vec4 composed(int from, int to, vec3 at) {
  vec3 colour = vec3(0.0);
  float hidden = 0.0;
  vec3 before = at + uForward * (float(from - 1) * uStep);
  bool wasBelow = false;
  for (int k = from; k <= to; k++) {
    vec3 index = at + uForward * (float(k) * uStep);
    float value = valueAt(index);
    bool isBelow = value < uAt[0];
    if (!isBelow) {
      vec3 place = wasBelow ? entry(before, index) : index;
      vec4 seen = transferred(value);
      float share = 1.0 - pow(1.0 - min(seen.a, 0.9999), uStep);
      if (uIsPlace && hidden + (1.0 - hidden) * share >= 0.5) return vec4(place, 1.0);
      if (share > 0.0) colour += (1.0 - hidden) * share * lit(seen.rgb, place);
      hidden += (1.0 - hidden) * share;
      if (hidden > 0.995) break;
    }
    wasBelow = isBelow;
    before = index;
  }
  return uIsPlace ? vec4(0.0) : vec4(colour, 1.0);
}

void main() {
  vec2 drawn = gl_FragCoord.xy + uCorner;
  vec2 pixel = vec2(drawn.x - uCanvas.x * 0.5, uCanvas.y * 0.5 - drawn.y);
  vec3 at = uStart + uRight * pixel.x + uDown * pixel.y;
  // Along an axis nothing is divided by, and a ray in the very surface of the volume is one of it.
  vec3 ahead = mix(uForward, vec3(1e-7), lessThan(abs(uForward), vec3(1e-7)));
  vec3 nearest = (vec3(-1e-3) - at) / ahead;
  vec3 furthest = (uSize - 0.999 - at) / ahead;
  vec3 entries = min(nearest, furthest);
  vec3 exits = max(nearest, furthest);
  float enter = max(max(entries.x, entries.y), entries.z);
  float leave = min(min(exits.x, exits.y), exits.z);
  int from = int(ceil(enter / uStep - 1e-3));
  int to = int(floor(leave / uStep + 1e-3));
  if (!(enter <= leave) || from > to) { result = uIsPlace ? vec4(0.0) : vec4(0.0, 0.0, 0.0, 1.0); return; }
  result = uIsMip ? brightest(from, to, at) : composed(from, to, at);
}`;
