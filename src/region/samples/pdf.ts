export interface Page {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A PDF 1.4 file of A4 pages in Helvetica; Latin-1 letters only (WinAnsiEncoding holds æ, ø and å). */
export function writePdf(title: string, pages: readonly Page[]): Buffer {
  const first = 5;
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nb-NO) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) =>
      pageObjects(page, { content: first + 2 * index + 1, number: index + 1, of: pages.length }),
    ),
    `<< /Title (${escaped(title)}) /Producer (Lysbilde) >>`,
  ];
  return assemble(objects);
}

interface Place {
  readonly content: number;
  readonly number: number;
  readonly of: number;
}

function pageObjects({ heading, lines }: Page, { content, number, of }: Place): readonly string[] {
  const text = [
    'BT /F2 18 Tf 56 776 Td',
    `(${escaped(heading)}) Tj ET`,
    '0.2 0.4 0.6 RG 1.2 w 56 764 m 539 764 l S',
    'BT /F1 11 Tf 56 740 Td 16 TL',
    ...lines.map((line) => `(${escaped(line)}) Tj T*`),
    'ET',
    `BT /F1 9 Tf 56 40 Td (${escaped(`TESTDATA – side ${number} av ${of}`)}) Tj ET`,
  ].join('\n');
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${content} 0 R >>`,
    `<< /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`,
  ];
}

function assemble(objects: readonly string[]): Buffer {
  const chunks = ['%PDF-1.4\n%\xe6\xf8\xe5\xc6\n'];
  const offsets: number[] = [];
  let length = chunks[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const chunk = `${index + 1} 0 obj\n${object}\nendobj\n`;
    offsets.push(length);
    length += chunk.length;
    chunks.push(chunk);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  chunks.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`,
    `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${length}\n%%EOF\n`,
  );
  return Buffer.from(chunks.join(''), 'latin1');
}

/** Parentheses and backslashes are PDF's own; WinAnsi has the en dash at 0x96. */
const escaped = (text: string) => text.replaceAll('–', '\x96').replace(/[\\()]/g, (sign) => `\\${sign}`);
