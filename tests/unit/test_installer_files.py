"""What packaging needs besides a build: files that each system reads."""

from __future__ import annotations

import ast
import importlib.util
import plistlib
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INSTALLER = ROOT / "resources" / "installer"


def _load(name: str):
    specification = importlib.util.spec_from_file_location(name, INSTALLER / f"{name}.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("PySide6/Qt/lib/libQt6WebEngineCore.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick3D.so.6", False),
        ("PySide6/Qt6Charts.dll", False),
        ("PySide6/Qt/lib/libQt63DCore.so.6", False),
        ("PySide6/QtPdf.abi3.so", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtOpenGL.abi3.so", False),
        ("PySide6/Qt/lib/libQt6OpenGL.so.6", True),
        ("PySide6\\Qt6Core.dll", True),
        ("PySide6/Qt/lib/QtMultimedia.framework/Versions/A/QtMultimedia", False),
        ("PySide6/Qt/libexec/QtWebEngineProcess", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/Qt/translations/qtwebengine_locales/es.pak", True),
        ("PySide6/Qt/translations/qtwebengine_locales/fr.pak", False),
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/resources/qtwebengine_devtools_resources.pak", False),
        ("PySide6/Qt/resources/qtwebengine_resources.pak", True),
        ("newsletter_editor/_resources/sample/_config.yml", True),
        ("enchant/data/mingw64/bin/libhunspell-1.7-0.dll", True),
        ("enchant/data/mingw64/bin/libLLVM.dll", False),
        ("libenchant-2.so.2", False),
        ("babel/locale-data/es_MX.dat", True),
        ("babel/locale-data/est.dat", False),
    ],
)
def test_the_bundle_keeps_what_the_program_loads(name: str, kept: bool) -> None:
    assert _load("trimming").is_kept(name) is kept


def test_the_app_for_macos_opens_markdown_and_repo_folders() -> None:
    information = plistlib.loads((INSTALLER / "macos" / "Info.plist").read_bytes())
    types = {
        t for entry in information["CFBundleDocumentTypes"] for t in entry["LSItemContentTypes"]
    }
    assert types == {"net.daringfireball.markdown", "public.folder"}
    assert information["LSMinimumSystemVersion"] == "14.0"


def test_webengine_may_run_under_the_hardened_runtime() -> None:
    entitlements = plistlib.loads((INSTALLER / "macos" / "entitlements.plist").read_bytes())
    assert entitlements["com.apple.security.cs.allow-jit"] is True
    assert entitlements["com.apple.security.cs.allow-unsigned-executable-memory"] is True


def test_the_desktop_entry_and_its_description_name_each_other() -> None:
    entry = (INSTALLER / "linux" / "newsletter-editor.desktop").read_text(encoding="utf-8")
    described = ElementTree.parse(INSTALLER / "linux" / "io.github.newsletter_editor.metainfo.xml")
    assert described.findtext("launchable") == "newsletter-editor.desktop"
    assert "MimeType=text/markdown;" in entry
    assert "Name=Newsletter Editor" in entry


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    source = ast.parse((ROOT / "newsletter_editor" / "__init__.py").read_text(encoding="utf-8"))
    (version,) = (node.value.value for node in source.body if isinstance(node, ast.Assign))
    places = [
        path
        for path in INSTALLER.rglob("*")
        if path.is_file() and version.encode() in path.read_bytes()
    ]
    assert places == []
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {version}\n" in changes


def test_the_specification_is_sound_for_all_three_systems() -> None:
    source = (INSTALLER / "newsletter-editor.spec").read_text(encoding="utf-8")
    compile(source, "newsletter-editor.spec", "exec")
    for branch in ('"linux"', '"win32"', '"darwin"'):
        assert f"sys.platform == {branch}" in source
