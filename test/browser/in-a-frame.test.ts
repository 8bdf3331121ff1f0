import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';

import { makeOpenLink } from '../../core/loop/survey/open-link';
import { changeSettings } from '../../core/loop/workspace/settings';
import { project } from '../../sandbox/setup/places';
import { aSite, type Site } from './a-site';
import { eventually } from './eventually';
import { anInspector, screenshot } from './look';
import { wrongWhenTight } from './tight';
import { aVisitor, desktop, type Eyes, phone, press, rate, type Visitor } from './visitor';

/** The lines of the guide that fit a frame to what it shows. */
const [, listener = ''] =
	/```html\n(<script>[^]*?n8n-satisfaction:height[^]*?)```/.exec(
		readFileSync(join(project, 'docs', 'guide.md'), 'utf8'),
	) ?? [];

let site: Site;
let shop: Server;
let embed: string;
/** Pages of the shop by path. */
const pages = new Map<string, string>();
const visitors: Visitor[] = [];
const portOfShop = () => (shop.address() as AddressInfo).port;
const allowed = () => `http://127.0.0.1:${portOfShop()}`;

const aPage = (body: string): string =>
	`<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,">` +
	`<meta name="viewport" content="width=device-width,initial-scale=1"></head>` +
	`<body style="margin:1rem;background:#fdf3e7"><h1>Thank you for your order</h1>${body}` +
	`<p>Our shop, <a href="/">back to the start</a></p></body></html>`;

beforeAll(async () => {
	site = await aSite();
	shop = createServer((request, response) => {
		response.setHeader('Content-Type', 'text/html; charset=utf-8');
		response.end(pages.get(request.url ?? '') ?? '');
	});
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
	const changes = [{ openLinks: { sites: [allowed()] } }];
	await changeSettings(site.house, Date.now(), { changes, reset: [] });
	const { openLink } = await makeOpenLink(site.house, Date.now(), {
		...{ surveyKey: 'faces', mode: 'embed', contact: true, source: 'checkout' },
	});
	embed = openLink.embed ?? '';
	pages.set('/plain', aPage(embed));
	pages.set('/fitted', aPage(embed + listener));
});

afterAll(async () => {
	shop.closeAllConnections();
	await new Promise((resolve) => shop.close(resolve));
	await site.close();
});

beforeEach(() => void (site.server.emitted.length = 0));

afterEach(async () => {
	for (const visitor of visitors.splice(0)) await visitor.close();
});

async function visit(path: string, given: Partial<Eyes> = {}): Promise<Visitor> {
	const visitor = await aVisitor(site.browser, given);
	visitors.push(visitor);
	await visitor.page.goto(allowed() + path);
	return visitor;
}

const frameOf = ({ page }: Visitor): FrameLocator => page.frameLocator('iframe');

const heightOf = async ({ page }: Visitor): Promise<number> =>
	(await page.locator('iframe').boundingBox())?.height ?? 0;

/** How high the page in the frame is, and how much of it the frame shows. */
const inside = async (visitor: Visitor) => {
	const [, frame] = visitor.page.frames();
	if (!frame) throw new Error('There is no frame.');
	return await frame.evaluate(() => ({
		page: document.documentElement.scrollHeight,
		shown: window.innerHeight,
	}));
};

describe('a survey in a frame on a site of another origin', () => {
	it.each([
		['on a phone', '/fitted', phone],
		['at a desk', '/fitted', desktop],
		['at night', '/fitted', { ...phone, theme: 'dark' as const }],
		['where no script runs', '/plain', { ...phone, javaScript: false }],
	])('is answered on both steps, %s', async (_where, path, eyes) => {
		const visitor = await visit(path, eyes);
		const frame = frameOf(visitor);
		const name = `in-a-frame${path === '/plain' ? '-plain' : ''}`;
		await frame.locator('input[name=value][value="2"]').click();
		await screenshot(visitor.page, `${name}-rating`, visitor.eyes);
		await frame.locator('main button').first().click();
		await frame.locator('textarea[name=comment]').fill('The parcel was open.');
		await frame.locator('[name=contact]').fill('li@example.com');
		await screenshot(visitor.page, `${name}-details`, visitor.eyes);
		await frame.locator('main button').first().click();
		await frame.locator('main a.btn').waitFor();
		expect(await frame.locator('h1').innerText()).toContain('Thank you');
		await screenshot(visitor.page, `${name}-thanks`, visitor.eyes);
		expect(site.server.emitted.map(({ output }) => output)).toEqual(['low']);
		expect(visitor.problems).toEqual([]);
		expect(await visitor.context.cookies()).toEqual([]);
		// Where the progress is shown nobody may frame it: it opens beside the shop.
		const [progress] = await Promise.all([
			visitor.context.waitForEvent('page'),
			frame.locator('main a.btn').click(),
		]);
		await progress.waitForLoadState();
		expect(await progress.locator('ol.steps li').count()).toBeGreaterThan(0);
	});

	it('tells its height to the page around it, which follows it from step to step', async () => {
		const visitor = await visit('/fitted');
		const frame = frameOf(visitor);
		await frame.locator('input[name=value][value="2"]').click();
		const fits = async () => {
			const { page, shown } = await inside(visitor);
			expect(page).toBeLessThanOrEqual(shown);
		};
		await eventually('the frame to be as high as the rating', async () => {
			expect(await heightOf(visitor)).toBeLessThan(640);
			await fits();
		});
		const first = await heightOf(visitor);
		await frame.locator('main button').first().click();
		await frame.locator('textarea').waitFor();
		await eventually('the frame to be as high as the details', async () => {
			expect(await heightOf(visitor)).toBeGreaterThan(first);
			await fits();
		});
		await frame.locator('main button').first().click();
		await frame.locator('a.btn').waitFor();
		await eventually('the frame to be as high as the thanks', fits);
	});

	it.each(['light', 'dark'] as const)('keeps to WCAG 2.2 AA, %s', async (theme) => {
		const visitor = await aVisitor(site.browser, { theme });
		visitors.push(visitor);
		const inspector = await anInspector(site.browser, visitor.eyes);
		const { page } = visitor;
		// By itself, as the frame loads it.
		await page.goto(/src="([^"]+)"/.exec(embed)?.[1] ?? '');
		expect(await inspector.violations(page)).toEqual([]);
		await rate(page, 2);
		await press(page);
		expect(await inspector.violations(page)).toEqual([]);
		expect(await wrongWhenTight(visitor)).toEqual([]);
		await press(page);
		expect(await inspector.violations(page)).toEqual([]);
		await inspector.close();
	});

	it('is worked with the keyboard', async () => {
		const visitor = await visit('/fitted', desktop);
		const { keyboard } = visitor.page;
		const frame = frameOf(visitor);
		await frame.locator('main button').first().waitFor();
		await keyboard.press('Tab');
		// The page hands the focus over to the frame, which is a process of its own.
		await frame.locator('input[name=value]:focus').waitFor({ state: 'attached' });
		await keyboard.press('ArrowRight');
		await frame.locator('input[name=value]:focus:checked').waitFor({ state: 'attached' });
		await keyboard.press('Enter');
		await frame.locator('textarea').focus();
		await frame.locator('textarea:focus').waitFor();
		await keyboard.type('By keyboard');
		await frame.locator('main button').first().press('Enter');
		await frame.locator('a.btn').waitFor();
	});

	it('shows nothing on a site that is not allowed', async () => {
		const visitor = await aVisitor(site.browser);
		visitors.push(visitor);
		await visitor.page.goto(`http://localhost:${portOfShop()}/fitted`);
		await eventually('the browser to refuse the page', () => {
			expect(visitor.problems.join('\n')).toMatch(/frame-ancestors/);
		});
		expect(await frameOf(visitor).locator('form').count()).toBe(0);
		expect(await heightOf(visitor)).toBe(640);
	});

	it('shows no page of a link that was made for something else', async () => {
		const own = await makeOpenLink(site.house, Date.now(), {
			...{ surveyKey: 'five', mode: 'page', contact: true, source: null },
		});
		pages.set('/other', aPage(embed.replace(/src="[^"]+"/, `src="${own.openLink.link}"`)));
		const visitor = await visit('/other');
		await eventually('the browser to refuse the page', () => {
			expect(visitor.problems.join('\n')).toMatch(/frame-ancestors 'none'/);
		});
		expect(await frameOf(visitor).locator('form').count()).toBe(0);
	});
});
