"""Templates learned from posts."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.learning import learn, ordered_among, written
from newsletter_editor.sections.placeholders import expand, literal
from newsletter_editor.sections.templates import Kind, Template, load_templates, parse_template

LIBRARY = load_templates()


def post(*headings: str) -> str:
    return "---\ntitle: x\n---\n\n" + "\n\n".join(f"# {each}\n\nTexto." for each in headings)


def test_headings_order_and_spelling_come_from_the_posts() -> None:
    texts = [
        post("Entrevista 🎤", "Publicaciones📙", "Educación🎓"),
        post("Entrevista 🎤", "Publicaciones📙", "Educación 🎓", "Una vez"),
        post("ENTREVISTA 🎤", "Publicaciones 📙", "Educación🎓"),
        post("Otra cosa"),
    ]
    learned = learn(texts, LIBRARY, "es")
    assert [each.template.heading for each in learned] == [
        "Entrevista 🎤",
        "Publicaciones📙",
        "Educación🎓",
    ]
    interview, publications, _ = (each.template for each in learned)
    assert (interview.id, interview.order, interview.required) == ("entrevista", 5, True)
    assert publications.id == "publications" and publications.matches(
        "Investigación y Publicaciones"
    )
    assert [(each.count, each.posts) for each in learned] == [(3, 3)] * 3
    for each in learned:
        again = parse_template(written(each.template), each.template.id)
        assert (again.heading, again.order) == (each.template.heading, each.template.order)


def test_orders_rise_and_keep_those_that_fit() -> None:
    assert ordered_among([None, 10, None, None, 20, 70, 30]) == [5, 10, 13, 16, 20, 70, 80]
    assert ordered_among([None, None]) == [10, 20]
    assert ordered_among([10, None, 11, 12]) == [10, 11, 12, 13]
    assert ordered_among([]) == []


def test_one_post_teaches_nothing() -> None:
    assert learn([post("Uno", "Dos")], LIBRARY, "es") == []
    assert learn([], LIBRARY, "es") == []


def test_the_real_newsletter_is_learned(shared_repo: Path) -> None:
    posts = (shared_repo / "posts" / "_posts").glob("*[[]FR[]]*")
    learned = learn([each.read_text("utf-8") for each in posts], LIBRARY, "fr")
    assert [each.template.heading for each in learned][-1] == "Mentions spéciales ⭐️"
    assert "Publications 📙" in [each.template.heading for each in learned]


@settings(deadline=None)
@example("0${", 0, False)
@given(
    st.text(min_size=1, max_size=20).filter(lambda text: bool(folded(text))),
    st.integers(-5, 500),
    st.booleans(),
)
def test_what_is_written_is_read_back(name: str, order: int, required: bool) -> None:
    name = " ".join(name.replace("\ufeff", "").split())
    if not folded(name) or not name.isprintable():
        return
    body = f"# {literal(name)}"
    template = Template("x", Kind.SECTION, name, body, order=order, required=required)
    if not template.matches(template.heading):
        return
    again = parse_template(written(template), "x")
    assert (again.name, again.order, again.required) == (name, order, required)


def test_a_heading_with_signs_of_a_blank_is_learned_as_it_stands() -> None:
    template = learn([post("Precios en ${", "Uno")] * 3, LIBRARY, "es")[0].template
    again = parse_template(written(template), "x")
    assert again.heading == "Precios en ${"
    assert expand(again.body).text.startswith("# Precios en ${\n")
