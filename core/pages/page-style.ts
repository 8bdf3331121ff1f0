import { remembered } from '../model/remembered';
import { legibleColor, textOn } from '../language/brand-color';

const light = { page: '#ffffff', card: '#f3f4f6' };
const dark = { page: '#14161a', card: '#1f2228' };

/** The accent must read on the card, the harder of the two backgrounds in either scheme. */
function accents(brandColor: string) {
	const onLight = legibleColor(brandColor, light.card);
	const onDark = legibleColor(brandColor, dark.card);
	return {
		light: `--accent:${onLight};--on:${textOn(onLight)}`,
		dark: `--accent:${onDark};--on:${textOn(onDark)}`,
	};
}

// No quotation mark, ampersand or "less than" in here: the renderer escapes those in text.
const rules = `
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.45 system-ui,-apple-system,Roboto,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere}
.wrap{max-inline-size:38rem;margin-inline:auto;padding-inline:1rem}
p.brand{margin-block:0;padding-block:.9rem .2rem;color:var(--accent);font-weight:700}
main.wrap{padding-block:.4rem 1rem}
footer.wrap{padding-block:.75rem 1.5rem;color:var(--soft);font-size:.8125rem;border-block-start:1px solid var(--card)}
footer p{margin-block:.25rem}
h1{font-size:1.3rem;line-height:1.3;margin-block:.4rem}
h2{font-size:1.05rem;line-height:1.3;margin-block:1.1rem .4rem}
p{margin-block:.4rem}
a{color:var(--accent);text-underline-offset:.15em}
footer a,.links a{display:inline-block;padding-block:.3rem}
.soft{color:var(--soft);font-size:.9rem}
.banner{background:var(--text);color:var(--page);text-align:center;padding:.45rem 1rem;font-weight:600;margin:0}
.box{background:var(--card);border-radius:.6rem;padding:.6rem .8rem;margin-block:.6rem}
.bad{border-inline-start:4px solid var(--bad)}
.bad a,.err{color:var(--bad)}
.err{margin-block:.25rem;font-weight:600}
.hid{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
fieldset{border:0;margin:0;padding:0;min-inline-size:0;margin-block:.4rem}
legend{padding:0 0 .25rem;max-inline-size:100%;font-weight:600}
legend h1{margin-block:.5rem .1rem}
[dir=rtl] [dir=ltr]:not(button){text-align:right}
.points{display:grid;gap:.35rem;grid-template-columns:repeat(var(--columns,5),minmax(0,1fr))}
.n2{--columns:2}.n3{--columns:3}.n4{--columns:4}.n5{--columns:5}.n6,.n11{--columns:6}.n7{--columns:7}.n8{--columns:4}.n9,.n10{--columns:5}
@media(min-width:36rem){.n8{--columns:8}.n9{--columns:9}.n10{--columns:10}.n11{--columns:11}}
.point,.tag{position:relative;display:block}
.point input,.tag input{position:absolute;inset:0;inline-size:100%;block-size:100%;margin:0;opacity:0;cursor:pointer}
.point span.face,.tag span{display:flex;align-items:center;justify-content:center;text-align:center;border:2px solid var(--line);border-radius:.6rem;background:var(--page)}
.point span.face{flex-direction:column;block-size:100%;min-block-size:3.1rem;font-size:1.1rem;font-weight:600;padding:.2rem}
.point svg{inline-size:1.9rem;block-size:1.9rem;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.point input:hover+.face,.tag input:hover+span{border-color:var(--accent)}
.point input:checked+.face,.tag input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on)}
.stars .point:has(~.point input:checked) svg{fill:var(--accent);stroke:var(--accent)}
.stars input:checked+.face svg{fill:currentColor}
.ends{display:flex;justify-content:space-between;gap:1rem;font-size:.85rem;color:var(--soft);margin-block:.25rem 0}
.ends span:last-child{text-align:end}
.tags{display:flex;flex-wrap:wrap;gap:.4rem;margin-block:.4rem}
.tag span{min-block-size:2.75rem;padding:.35rem .8rem}
label.field{display:block;font-weight:600;margin-block:.6rem}
textarea,input.text,select{display:block;inline-size:100%;font:inherit;font-weight:400;color:inherit;background:var(--page);border:2px solid var(--line);border-radius:.5rem;padding:.5rem .6rem;min-block-size:2.75rem;margin-block:.25rem}
textarea{min-block-size:5rem;resize:vertical}
label.check{display:flex;gap:.6rem;align-items:center;min-block-size:2.75rem;font-weight:600}
label.check input{inline-size:1.4rem;block-size:1.4rem;accent-color:var(--accent);flex:none}
button{display:block;inline-size:100%;min-block-size:3rem;margin-block:.8rem .4rem;padding:.5rem 1rem;font:inherit;font-weight:700;color:var(--on);background:var(--accent);border:2px solid var(--accent);border-radius:.6rem;cursor:pointer}
button.plain{color:var(--accent);background:transparent}
:focus-visible,input:focus-visible+.face,.tag input:focus-visible+span{outline:3px solid var(--text);outline-offset:2px}
@media(forced-colors:active){.point input:checked+.face,.tag input:checked+span{outline:4px solid Highlight}}
`;

const ownerRules = `
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem .8rem;margin-block:.4rem}
dt{color:var(--soft)}dd{margin:0;min-inline-size:0}
blockquote{margin:.5rem 0;padding-inline-start:.8rem;border-inline-start:4px solid var(--accent);white-space:pre-wrap}
ol.log,ul.list,ol.steps{list-style:none;margin:0;padding:0}
ol.log li,ul.list li{padding-block:.5rem;border-block-end:1px solid var(--line)}
details{border:1px solid var(--line);border-radius:.6rem;margin-block:.5rem;padding-inline:.8rem}
summary{min-block-size:2.75rem;padding-block:.6rem;font-weight:600;cursor:pointer}
.late{color:var(--bad);font-weight:700}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin-block:.4rem}
.chip{border:1px solid var(--line);border-radius:1rem;padding:.1rem .6rem;font-size:.85rem}
.done::before{content:'\u2713 ';font-weight:700;color:var(--accent)}
.pre{white-space:pre-wrap}
ol.steps li{padding-block:.5rem;padding-inline-start:.9rem;border-inline-start:4px solid var(--line)}
ol.steps li.is-done,ol.steps li.is-now{border-inline-start-color:var(--accent)}
ol.steps li.is-now{font-weight:700}
.counts{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin-block:.6rem;overflow-wrap:break-word}
.counts strong{font-size:1.4rem;margin-inline-end:.3rem}
`;

const squeeze = (css: string): string => css.replace(/\n/g, '');
const surveyCss = squeeze(rules);
const fullCss = squeeze(rules + ownerRules);
const styles = new Map<string, string>();
const mostStyles = 100;

/**
 * The whole style sheet of a page: light and dark, phone first, logical directions.
 *
 * @param brandColor `#rrggbb`; made legible in both schemes (WCAG 2.2 AA, 4.5:1)
 * @param kind `survey` leaves out what only lists and the owner's page need
 */
export function pageStyle(brandColor: string, kind: 'survey' | 'full'): string {
	return remembered(styles, mostStyles, `${kind} ${brandColor}`, () => {
		const accent = accents(brandColor);
		return (
			`:root{color-scheme:light dark;--page:${light.page};--card:${light.card};--text:#1a1c20;` +
			`--soft:#565c66;--line:#80868f;--bad:#b3261e;${accent.light}}` +
			`@media(prefers-color-scheme:dark){:root{--page:${dark.page};--card:${dark.card};` +
			`--text:#e9ebef;--soft:#aab0ba;--line:#7d848f;--bad:#ff9a92;${accent.dark}}}` +
			(kind === 'survey' ? surveyCss : fullCss)
		);
	});
}
