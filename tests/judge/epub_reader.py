"""An EPUB as a reader without any of our code sees it: archive, package document, pages, overlays."""

import posixpath
import zipfile
from urllib.parse import unquote
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
SMIL = "{http://www.w3.org/ns/SMIL}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"


def clock(text):
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


class Epub:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        container = ElementTree.fromstring(self.archive.read("META-INF/container.xml"))
        self.opf_name = container.find(".//{*}rootfile").get("full-path")
        self.opf = ElementTree.fromstring(self.archive.read(self.opf_name))
        self.items = {item.get("id"): item for item in self.opf.iter(OPF + "item")}
        self.spine = [self.items[ref.get("idref")] for ref in self.opf.iter(OPF + "itemref")]

    def file(self, href, beside=None):
        """Name in the archive of what `href` leads to, and the place in it."""
        path, _, place = href.partition("#")
        folder = posixpath.dirname(beside or self.opf_name)
        return posixpath.normpath(posixpath.join(folder, unquote(path))) if path else beside, unquote(place)

    def tree(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    def metas(self, name):
        return [(meta.get("refines"), meta.text) for meta in self.opf.iter(OPF + "meta") if meta.get("property") == name]

    def overlays(self):
        """(page, overlay, [(id, audio, begin, end)]) in spine order."""
        for item in self.spine:
            overlay = item.get("media-overlay")
            if not overlay:
                continue
            name = self.file(self.items[overlay].get("href"))[0]
            clips = []
            for par in self.tree(name).iter(SMIL + "par"):
                text, audio = par.find(SMIL + "text"), par.find(SMIL + "audio")
                page, place = self.file(text.get("src"), name)
                clips.append((page, place, self.file(audio.get("src"), name)[0], clock(audio.get("clipBegin")), clock(audio.get("clipEnd"))))
            yield self.file(item.get("href"))[0], overlay, clips


def words(element):
    """What is read in an element: its text, pictures by their words, no marks of footnotes."""
    out = [element.text or ""]
    for child in element:
        if child.tag == XHTML + "img":
            out.append(child.get("alt") or "")
        elif not (child.tag == XHTML + "sup" and child.get("class") == "fn"):
            out.append(words(child))
        out.append(child.tail or "")
    return "".join(out)
