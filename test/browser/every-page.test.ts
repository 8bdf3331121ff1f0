import { gzipSync } from 'node:zlib';

import { pageHeaders } from '../../core/pages/headers';

import { aTeam } from './a-case';
import { aSite, publicAddress, type Site } from './a-site';
import { caseStates } from './case-states';
import {
	anInspector,
	buttonBelowWindow,
	type Inspector,
	screenshot,
	sidewaysScroll,
	sidewaysScrollWhenTight,
} from './look';
import { arabicStates, type State, surveyStates } from './survey-states';
import { aVisitor, desktop, type Eyes, phone, type Visitor } from './visitor';

jest.setTimeout(20_000);

/** Of a whole page, gzipped. */
const largestPage = 14 * 1024;

let site: Site;

beforeAll(async () => {
	site = await aSite();
	await aTeam(site.house);
}, 60_000);

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
	const look = looking(eyes);

	it.each(namesOf(surveyStates))('%s is sound', async (name) => {
		await look(stateOf(surveyStates, name));
	});

	it.each(namesOf(caseStates))('%s is sound', async (name) => {
		await look(stateOf(caseStates, name));
	});
});

describe.each([everyEyes[0], everyEyes[3]])('right to left at $width px, $theme', (given) => {
	const look = looking({ ...phone, theme: 'light', ...given, language: 'ar' });

	it.each(namesOf(arabicStates))('%s is sound', async (name) => {
		await look(stateOf(arabicStates, name));
	});
});

describe('the looking itself', () => {
	const eyes: Eyes = { ...phone, theme: 'light', language: 'en' };
	const look = looking(eyes);
	const shown = (body: string, headers: Record<string, string> = {}): State => {
		const html = `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><main><h1>x</h1>${body}</main></html>`;
		site.server.shown.set('/webhook/shown', { html, headers });
		return {
			name: 'looking',
			reach: async ({ page }) => void (await page.goto(`${publicAddress}/webhook/shown`)),
		};
	};

	it('finds nothing wrong with a page that is sound', async () => {
		await look(shown('<p>fine</p>'));
	});

	it.each([
		['text that is hard to read', '<p style="color:#aaa">pale</p>'],
		['a control without a name', '<input>'],
		['a page wider than the window', '<p style="width:500px">wide</p>'],
		['a script', '<script>console.log(1)</script>'],
		['something to load', '<link rel="stylesheet" href="/webhook/style.css">'],
	])('notices %s', async (_fault, body) => {
		await expect(look(shown(body))).rejects.toThrow();
	});

	it('notices what the policy forbids', async () => {
		const state = shown('<p style="margin:0">x</p>', pageHeaders('bm9uY2Vub25jZQ'));
		await expect(look(state)).rejects.toThrow(/Content Security Policy/);
	});
});

/** Looks at pages with the same eyes, in one browser window and one inspector's. */
function looking(eyes: Eyes): (state: State) => Promise<void> {
	let visitor: Visitor;
	let inspector: Inspector;
	beforeAll(async () => {
		visitor = await aVisitor(site.browser, eyes);
		inspector = await anInspector(site.browser, eyes);
	});
	afterAll(async () => {
		await visitor.close();
		await inspector.close();
	});
	return async (state) => {
		visitor.requests.length = 0;
		visitor.problems.length = 0;
		await state.reach(visitor);
		await check(state, visitor, inspector);
	};
}

async function check(state: State, visitor: Visitor, inspector: Inspector): Promise<void> {
	const { page, eyes, requests, problems } = visitor;
	await page.waitForLoadState();
	await screenshot(page, state.name, eyes);
	expect(visitor.status()).toBe(state.status ?? 200);
	expect(await sidewaysScroll(page)).toBe(0);
	if (state.oneScreen && eyes.width === phone.width) {
		expect(await buttonBelowWindow(page)).toBe(0);
	}
	const html = await page.content();
	expect(gzipSync(html).length).toBeLessThan(largestPage);
	expect(html).not.toMatch(/<script|\son\w+=|<img(?! class="logo" src="data:)|javascript:/i);
	expect(await page.locator('html').getAttribute('lang')).toBe(eyes.language);
	expect(await inspector.violations(page)).toEqual([]);
	if (eyes.width === phone.width) {
		expect(await sidewaysScrollWhenTight(visitor)).toEqual([0, 0, 0]);
	}
	expect(requests.filter((line) => !line.includes(` ${publicAddress}/webhook/`))).toEqual([]);
	expect(problems).toEqual([]);
}
