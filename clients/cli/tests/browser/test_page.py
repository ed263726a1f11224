"""The HTML pages, of briefs and of a digest, in a real browser: headless Chromium, driven by Playwright.

Takes the command line to test as its argument (default target/debug/peacebrief); with --screenshots DIR it leaves pictures
for people to look at. Ends with 'N passed, N failed'.
"""
import argparse
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[4]
SAMPLES = ["armenia-azerbaijan-calls", "kestria-readout", "maravelle-radio"]


def test_every_fragment_has_its_target(page):
    dead = page.evaluate("""[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
        .filter(href => !href.startsWith('#') || !document.getElementById(href.slice(1)))""")
    assert not dead, dead
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == \
        page.evaluate("document.querySelectorAll('[id]').length")


def test_the_article_reads_as_it_was(page):
    shown = page.evaluate("""(() => { const copy = document.querySelector('.pane.article').cloneNode(true);
        copy.querySelectorAll('sup, h2').forEach(e => e.remove());
        return [...copy.querySelectorAll('p')].map(p => p.textContent.trim()); })()""")
    sample = (ROOT / "samples" / f"{SAMPLES[0]}.txt").read_text().split("---\n", 2)[2]
    assert shown == [line.strip() for line in sample.splitlines() if line.strip()]


def test_a_finding_leads_to_its_words_and_they_light_up(page):
    click(page.locator(".finding.event a.said").first)
    target = page.evaluate("location.hash").removeprefix("#")
    assert "-at-" in target
    mark = page.locator(f"[data-b1~='{target.rsplit('-', 1)[1]}']").first
    assert mark.bounding_box()["y"] < page.viewport_size["height"]
    assert lit(mark), "the words of the finding gone to are lit"
    click(page.locator("sup a.ref.event").first)
    found = page.evaluate("location.hash").removeprefix("#")
    assert page.locator(f"#{found}.finding.event").count() == 1 and lit(page.locator(f"#{found}"))


def test_pointing_at_a_finding_lights_its_words(page):
    finding = page.locator(".finding.statement").first
    mark = page.locator(f"mark[data-b1~='{finding.get_attribute('id').split('-')[1]}']").first
    assert not lit(mark)
    finding.hover()
    assert lit(mark)


def test_all_of_it_is_reached_by_keyboard(page):
    reached = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('.pane')?.className ?? 'header'"))
        if page.evaluate("document.activeElement.matches('.finding.event a.said')"):
            break
    assert {"pane article", "pane findings"} <= reached, reached
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "focus is seen"
    page.keyboard.press("Enter")
    assert "-at-" in page.evaluate("location.hash")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == 1


def test_a_screen_reader_gets_names_and_an_outline(page):
    assert page.locator("html").get_attribute("lang") == "en"
    for name in ["Article", "Findings"]:
        assert page.get_by_role("region", name=name, exact=True).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels
    unnamed = page.evaluate("""[...document.querySelectorAll('a')].filter(
        a => !(a.getAttribute('aria-label') || a.textContent.trim())).length""")
    assert unnamed == 0
    assert page.get_by_role("link", name="event e1", exact=True).count() >= 1


def test_the_timeline_runs_forward(page):
    times = [shown.split(" – ")[0] for shown in page.locator(".timeline time").all_inner_texts()]
    assert len(times) >= 3 and times == sorted(times), times


def test_text_stands_out_in_light_and_in_dark(page):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        assert contrast(page, "body", "body") >= 7, scheme
        for kind in ["agreement", "event", "statement", "step", "key"]:
            assert contrast(page, f".ref.{kind}", "body") >= 4.5, (scheme, kind)
        for lit_text in ["body"]:
            assert page.evaluate(CONTRAST_OF, [colour(page, lit_text, "color"), lit_colour(page)]) >= 4.5, scheme
    page.emulate_media(color_scheme="light")


def test_it_fits_a_telephone_and_prints_whole(page):
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.pane')).overflowY") == "visible"
    page.emulate_media(media="screen")


def test_it_works_without_scripts_and_asks_for_nothing(page):
    assert page.context.peacebrief_trouble == []
    assert page.evaluate("document.scripts.length") == 0


def digest_test_every_fragment_has_its_target(page):
    test_every_fragment_has_its_target(page)


def digest_test_marks_lead_to_what_they_stand_for(page):
    marks = page.locator(".drawing a")
    assert marks.count() >= 1
    click(marks.first.locator(".mark"))
    target = page.evaluate("location.hash").removeprefix("#")
    assert page.locator(f"#{target}.finding").count() == 1 and lit(page.locator(f"#{target}"))


def digest_test_the_drawing_hides_nothing_from_those_who_do_not_see_it(page):
    assert page.locator(".drawing svg").get_attribute("aria-hidden") == "true"
    hidden = page.evaluate("""[...document.querySelectorAll('.drawing a')].filter(a => a.tabIndex >= 0).length""")
    assert hidden == 0, "the lists below tell the same, and are reached by keyboard"
    drawn = page.evaluate("""[...document.querySelectorAll('.drawing a')].map(a => a.getAttribute('href').slice(1))""")
    assert all(page.locator(f"[id='{to}']").inner_text() for to in drawn)


def digest_test_a_screen_reader_gets_names_and_an_outline(page):
    assert page.get_by_role("heading", level=1).count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels
    assert page.get_by_role("heading", name="What happened", exact=True).count() == 1


def digest_test_text_stands_out_in_light_and_in_dark(page):
    for scheme in ["light", "dark"]:
        page.emulate_media(color_scheme=scheme)
        assert contrast(page, "body", "body") >= 7, scheme
        for text in [".drawing text", "time", ".source"]:
            paint = "fill" if text.startswith(".drawing") else "color"
            shown = page.locator(text).first.evaluate(f"e => getComputedStyle(e).{paint}")
            assert page.evaluate(CONTRAST_OF, [shown, colour(page, "body", "backgroundColor")]) >= 4.5, (scheme, text)
    page.emulate_media(color_scheme="light")


def digest_test_it_fits_a_telephone(page):
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def digest_test_it_works_without_scripts_and_asks_for_nothing(page):
    test_it_works_without_scripts_and_asks_for_nothing(page)


CONTRAST_OF = """([a, b]) => {
    const light = colour => { const c = colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); }"""


def colour(page, selector, which):
    return page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{which}")


def contrast(page, text, paper):
    return page.evaluate(CONTRAST_OF, [colour(page, text, "color"), colour(page, paper, "backgroundColor")])


def lit_colour(page):
    return page.evaluate("""(() => { const e = document.createElement('i'); e.style.color = 'var(--lit)';
        document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; })()""")


def click(link):
    """Clicks on the longest line of a link: the middle of one that runs over several lines may lie outside of it."""
    link.scroll_into_view_if_needed()
    x, y = link.evaluate("""e => { const r = [...e.getClientRects()].sort((a, b) => b.width - a.width)[0];
        return [r.x + r.width / 2, r.y + r.height / 2]; }""")
    link.page.mouse.click(x, y)


def lit(element):
    return element.evaluate("e => getComputedStyle(e).backgroundColor") == lit_colour(element.page)


def run(program, *arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PEACEBRIEF_")}
    return subprocess.run([program, *arguments], check=True, capture_output=True, env=environment).stdout


def brief(program, folder, name):
    out = folder / f"{name}.html"
    out.write_bytes(run(program, "brief", ROOT / "samples" / f"{name}.txt", "--format", "html"))
    return out


def digest(program, folder):
    """The page of the process of the first sample, out of an archive of all of them."""
    kept = ["--data-dir", folder / "kept"]
    run(program, "ingest", *(ROOT / "samples" / f"{name}.txt" for name in SAMPLES), *kept)
    process = json.loads(run(program, "list", "--order", "oldest", "--limit", "1", "--format", "json", *kept))[0]["process"]
    out = folder / "digest.html"
    out.write_bytes(run(program, "digest", process, "--format", "html", *kept))
    return out


def opened(browser, path):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    trouble = context.peacebrief_trouble = []
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page


def pictures(browser, pages, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for path in pages:
        for scheme, width in [("light", 1400), ("dark", 1400), ("light", 390)]:
            page = opened(browser, path)
            page.set_viewport_size({"width": width, "height": 1000})
            page.emulate_media(color_scheme=scheme)
            if width == 1400 and path.stem != "digest":
                click(page.locator(".finding.event a.said").first)
                page.evaluate("scrollTo(0, 0)")
            page.screenshot(path=folder / f"{path.stem}-{scheme}-{width}.png")
            page.context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", nargs="?", default=ROOT / "target/debug/peacebrief", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path)
    args = parser.parse_args()
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("there is no chromium: `make setup` installs it")
    failed = 0
    tests = [(test, name.startswith("digest_")) for name, test in globals().items() if name.startswith(("test_", "digest_test_"))]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        # As root there is no sandbox; the page is our own.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        pages = [brief(args.program, pathlib.Path(folder), name) for name in SAMPLES]
        of_process = digest(args.program, pathlib.Path(folder))
        for test, of_digest in tests:
            page = opened(browser, of_process if of_digest else pages[0])
            try:
                test(page)
            except Exception:
                failed += 1
                print(f"{test.__name__}:", file=sys.stderr)
                traceback.print_exc()
            page.context.close()
        if args.screenshots:
            pictures(browser, [*pages, of_process], args.screenshots)
        browser.close()
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
