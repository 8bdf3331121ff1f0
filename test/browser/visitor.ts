import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/** How long a browser waits for what a test expects of it, ms: long, since a busy machine is not at fault. */
export const patience = 60_000;

/** What somebody looks with. */
export type Eyes = {
	width: number;
	height: number;
	theme: 'light' | 'dark';
	/** The browser's language. */
	language: string;
	javaScript?: boolean;
	/** With fingers, and so with a keyboard on the screen. */
	touch?: boolean;
};

export const phone = { width: 360, height: 640 };
export const desktop = { width: 1280, height: 800 };

export type Visitor = {
	page: Page;
	context: BrowserContext;
	eyes: Eyes;
	/** Every request the browser made, `data:` ones left out. */
	requests: string[];
	/** The status of the page that is shown. */
	status: () => number;
	/** What went wrong: broken policies, errors, warnings, anything loaded besides the page. */
	problems: string[];
	close: () => Promise<void>;
};

const expected = [
	// Of every page that is answered with a status of its own.
	/^Failed to load resource: the server responded with a status of (4\d\d|503)/,
	// Of what the test itself runs in a page that allows no script; that a page has none is looked at.
	/^Blocked script execution in .* because the document's frame is sandboxed/,
];

/** A person with a browser of their own: no cookies, no history. */
export async function aVisitor(browser: Browser, given: Partial<Eyes> = {}): Promise<Visitor> {
	const eyes: Eyes = { ...phone, theme: 'light', language: 'en', ...given };
	const context = await browser.newContext({
		viewport: { width: eyes.width, height: eyes.height },
		colorScheme: eyes.theme,
		locale: eyes.language,
		javaScriptEnabled: eyes.javaScript ?? true,
		reducedMotion: 'reduce',
		hasTouch: eyes.touch ?? false,
		isMobile: eyes.touch ?? false,
	});
	context.setDefaultTimeout(patience);
	const page = await context.newPage();
	const requests: string[] = [];
	const problems: string[] = [];
	let status = 0;
	page.on('response', (response) => {
		if (response.request().isNavigationRequest()) status = response.status();
	});
	page.on('request', (request) => {
		const url = request.url();
		if (url.startsWith('data:')) return;
		requests.push(`${request.method()} ${url}`);
		// A page is one request.
		if (request.resourceType() !== 'document') problems.push(`It also loads ${url}`);
	});
	page.on('console', (message) => {
		const text = message.text();
		if (!expected.some((note) => note.test(text))) problems.push(text);
	});
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('dialog', (dialog) => {
		problems.push(`A dialog opened: ${dialog.message()}`);
		void dialog.dismiss();
	});
	return {
		page,
		context,
		eyes,
		requests,
		status: () => status,
		problems,
		close: async () => await context.close(),
	};
}

/** Chooses a rating as a finger does: the number is the value. */
export async function rate(page: Page, value: number, field = 'value'): Promise<void> {
	await page.locator(`input[name="${field}"][value="${value}"]`).click();
}

/** How long somebody had looked at the page from which a request comes, ms: the server's clock obeys it. */
export const readingHeader = 'x-reading';

/**
 * Does something with a page after so long a look at it, however fast or slow this machine is.
 *
 * @param reading ms; 0 = at once, as a program does
 */
export async function afterReading<Done>(
	page: Page,
	reading: number,
	work: () => Promise<Done>,
): Promise<Done> {
	await page.setExtraHTTPHeaders({ [readingHeader]: String(reading) });
	try {
		return await work();
	} finally {
		await page.setExtraHTTPHeaders({});
	}
}

/** Presses a button as who has read the page, and waits for the next one. */
export async function readAndPress(page: Page, button?: Locator): Promise<void> {
	await afterReading(page, 1_600, async () => await press(page, button));
}

/** Presses a button as fast as a program does, and waits for the next page. */
export async function pressAtOnce(page: Page, button?: Locator): Promise<void> {
	await afterReading(page, 0, async () => await press(page, button));
}

/** Presses a button, the page's first if none is given, and waits for the next page. */
export async function press(page: Page, button?: Locator): Promise<void> {
	await Promise.all([
		page.waitForEvent('domcontentloaded'),
		(button ?? page.locator('main button').first()).click(),
	]);
}
