"""Makes the office files beside it from two texts, with the writers that offices and their tools use.

Run by hand when a format is added: `python3 tests/formats/make.py` (needs reportlab, python-docx, openpyxl,
pillow and Chromium). The files are committed, so that the tests read what those writers wrote.
"""

import email.message
import email.policy
import pathlib
import subprocess
import tempfile

import docx
import openpyxl
from PIL import Image
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
from reportlab.pdfgen import canvas

HERE = pathlib.Path(__file__).parent
NOTICE = (HERE / "notice.txt").read_text(encoding="utf-8").splitlines()
LIST = [line.split("\t") for line in (HERE / "list.txt").read_text(encoding="utf-8").splitlines()]
PER_LINE = 34


def pdf_cid(path, font, encode):
    """Fonts that are only named, as PDF makers of offices do: UniGB-UCS2-H and GBK-EUC-H."""
    page = canvas.Canvas(str(path))
    page.setFont(font, 12)
    y = 790
    for paragraph in NOTICE:
        words = "　　" + paragraph if len(paragraph) > PER_LINE else paragraph
        for at in range(0, len(words), PER_LINE):
            page.drawString(70, y, encode(words[at : at + PER_LINE]))
            y -= 20
            if y < 60:
                page.drawString(290, 40, encode("- 1 -"))
                page.showPage()
                page.setFont(font, 12)
                y = 790
    page.save()


def main():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    pdf_cid(HERE / "notice-unigb.pdf", "STSong-Light", lambda words: words)
    gbk = CIDFont("STSong-Light", "GBK-EUC-H")
    pdfmetrics.registerFont(gbk)
    pdf_cid(HERE / "notice-gbk.pdf", gbk.fontName, lambda words: words.encode("gbk").decode("latin1"))

    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "list.html"
        rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in LIST[1:])
        page.write_text(f"<meta charset=utf-8><h1>{LIST[0][0]}</h1><table border=1>{rows}</table>", "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={HERE}/list.pdf", str(page)]
        subprocess.run(command, check=True, capture_output=True)

    image = pathlib.Path(tempfile.mkdtemp()) / "scan.png"
    Image.new("L", (200, 280), 200).save(image)
    scan = canvas.Canvas(str(HERE / "scan.pdf"))
    scan.drawImage(str(image), 0, 0, 595, 842)
    scan.save()

    word = docx.Document()
    for paragraph in NOTICE:
        word.add_paragraph(paragraph)
    word.save(HERE / "notice.docx")
    word = docx.Document()
    word.add_heading(LIST[0][0])
    table = word.add_table(rows=0, cols=len(LIST[1]))
    for row in LIST[1:]:
        for cell, words in zip(table.add_row().cells, row):
            cell.text = words
    word.save(HERE / "list.docx")

    book = openpyxl.Workbook()
    for row in LIST:
        book.active.append(row)
    book.save(HERE / "list.xlsx")
    lines = [",".join(f'"{cell}"' for cell in row) for row in LIST]
    (HERE / "list.csv").write_bytes("\r\n".join(lines).encode("gb18030"))

    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "办公室 <office@example.org>"
    mail["To"] = "reader@example.org"
    mail["Date"] = "Mon, 04 Mar 2019 09:00:00 +0800"
    mail["Subject"] = NOTICE[0]
    mail.set_content("\n".join(NOTICE), charset="gb18030")
    sheet = (HERE / "list.xlsx").read_bytes()
    mail.add_attachment(sheet, maintype="application", subtype="octet-stream", filename="list.xlsx")
    (HERE / "notice.eml").write_bytes(mail.as_bytes())


if __name__ == "__main__":
    main()
