/**
 * A PDF file of one page that would run a script, open an address and submit a form if a reader let it, written in a font
 * that it does not bring along.
 * @param text of letters, digits and full stops alone
 */
export function hostilePdf(text: string): Buffer {
  const content = `BT /F1 18 Tf 72 700 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AcroForm << /Fields [7 0 R] /XFA 8 0 R >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [7 0 R]
        /Resources << /Font << /F1 5 0 R >> >> /AA << /O 6 0 R >> >>`,
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /S /JavaScript /JS (app.alert("opened"); app.launchURL("https://evil.example/js");) >>',
    `<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /Border [0 0 0]
        /A << /S /URI /URI (https://evil.example/link) >> /AA << /PV 6 0 R >> >>`,
    stream('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}
