import { randomBytes } from 'node:crypto';

import { pageHeaders } from '../../core/pages/headers';

import { aTeam } from './a-case';
import { aSite, publicAddress, type Site } from './a-site';
import { caseStates } from './case-states';
import { looking } from './sound';
import type { State } from './state';
import { arabicStates, surveyStates } from './survey-states';
import { desktop, type Eyes, phone } from './visitor';

let site: Site;

beforeAll(async () => {
	site = await aSite();
	await aTeam(site.house);
});

afterAll(async () => await site.close());

// The states need a site to act on, their names do not.
const stateOf = (all: (site: Site) => State[], name: string): State => {
	const state = all(site).find((one) => one.name === name);
	if (!state) throw new Error(`There is no state "${name}".`);
	return state;
};
const namesOf = (all: (site: Site) => State[]) => all({} as Site).map(({ name }) => name);

// Every width meets every theme, each of them in one of the languages.
const everyEyes: Eyes[] = [
	{ ...phone, theme: 'light', language: 'en' },
	{ ...phone, theme: 'dark', language: 'zh-CN' },
	{ ...desktop, theme: 'light', language: 'zh-CN' },
	{ ...desktop, theme: 'dark', language: 'en' },
];

describe.each(everyEyes)('at $width px, $theme, in $language', (eyes) => {
	// The board shows what this pair of eyes has come upon, as a team has it, and not all that others have.
	beforeAll(async () => void (await site.house.store.db.deleteFrom('case_file').execute()));

	const look = looking(() => site, eyes);

	it.each(namesOf(surveyStates))('%s is sound', async (name) => {
		await look(stateOf(surveyStates, name));
	});

	it.each(namesOf(caseStates))('%s is sound', async (name) => {
		await look(stateOf(caseStates, name));
	});
});

describe.each([everyEyes[0], everyEyes[3]])('right to left at $width px, $theme', (given) => {
	const look = looking(() => site, { ...phone, theme: 'light', ...given, language: 'ar' });

	it.each(namesOf(arabicStates))('%s is sound', async (name) => {
		await look(stateOf(arabicStates, name));
	});
});

/** Large enough to hit. */
const button = (style: string, more = ''): string =>
	`<button ${more} style="padding:1rem;${style}">x</button>`;

describe('the looking itself', () => {
	const eyes: Eyes = { ...phone, theme: 'light', language: 'en' };
	const look = looking(() => site, eyes);
	const shown = (body: string, headers: Record<string, string> = {}): State => {
		const html = `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><style>:focus-visible{outline:3px solid}</style><main><h1>x</h1>${body}</main></html>`;
		site.server.shown.set('/webhook/shown', { html, headers });
		return {
			name: 'looking',
			reach: async ({ page }) => void (await page.goto(`${publicAddress}/webhook/shown`)),
		};
	};

	it('finds nothing wrong with a page that is sound', async () => {
		await look(shown('<p>fine</p>'));
	});

	it('leaves the bytes of a logo out', async () => {
		const logo = `data:image/png;base64,${randomBytes(15_000).toString('base64')}`;
		await look(shown(`<img class="logo" src="${logo}" alt="">`));
	});

	const brandless = (role: string, rest: string) =>
		`<style>:root{--hair:#111111}${role}</style>${rest}`;
	it.each([
		['text that is hard to read', /color-contrast/, '<p style="color:#aaa">pale</p>'],
		['a control without a name', /label/, '<input>'],
		['a page wider than the window', /toBe/, '<p style="width:500px">wide</p>'],
		['a script', /script/, '<script>console.log(1)</script>'],
		['something to load', /style.css/, '<link rel="stylesheet" href="/webhook/style.css">'],
		[
			'more than 14 KB',
			/14336/,
			`<p style="overflow-wrap:anywhere">${randomBytes(15_000).toString('base64')}</p>`,
		],
		[
			'text that some brand makes hard to read',
			/text hair on/,
			brandless('p{color:var(--hair)}', '<p>x</p>'),
		],
		[
			'an edge that some brand makes too weak',
			/control hair on/,
			brandless('.in{border:1px solid var(--hair)}', '<input class="in" aria-label="x">'),
		],
		[
			'motion where none is wanted',
			/a, 0s/,
			'<style>p{animation:a 9s}@keyframes a{to{color:#000}}</style><p>moves</p>',
		],
		[
			'a target that a thumb misses',
			/px to hit/,
			'<button style="width:20px;height:20px;padding:0">x</button>',
		],
		['text that is cut off', /is cut off/, '<p style="overflow:hidden;height:10px">cut</p>'],
		[
			'text that does not fit at twice its size',
			/200%: is cut off/,
			'<div style="width:250px;overflow:hidden"><b style="font-size:1.5rem">Congratulations</b></div>',
		],
		[
			'a way by keyboard that jumps',
			/comes after/,
			`<div style="display:flex;flex-direction:column-reverse">${button('')}${button('')}</div>`,
		],
		['what no keyboard reaches', /is not reached/, button('', 'tabindex="-1"')],
		['a focus that is not seen', /has no outline/, button('outline:none')],
		[
			'a focus that something covers',
			/is covered/,
			`${button('')}<div style="position:fixed;inset:0"></div>`,
		],
		[
			'a control without an edge in colours of the system',
			/No edge/,
			button('border:0;background:#ddd;color:#000'),
		],
	])('notices %s', async (_fault, what, body) => {
		await expect(look(shown(body))).rejects.toThrow(what);
	});

	it('notices what the policy forbids', async () => {
		const state = shown('<p style="margin:0">x</p>', pageHeaders('bm9uY2Vub25jZQ'));
		await expect(look(state)).rejects.toThrow(/Content Security Policy/);
	});
});
