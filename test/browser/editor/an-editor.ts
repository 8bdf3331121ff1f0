import type { Browser, Locator, Page } from 'playwright-core';

import type { Login } from '../../../sandbox/n8n/client';
import { until } from '../../../sandbox/until';
import { patience } from '../visitor';

/** A person at n8n's own editor: what they see, by the words and marks that it carries. */
export type Editor = {
	page: Page;
	/** Opens an empty canvas. */
	newWorkflow: () => Promise<void>;
	/** Opens a node of a workflow that is there. */
	openNode: (workflow: string, node: string) => Promise<void>;
	/** Adds a node that stands alone, from the panel; its parameters are open then. */
	add: (node: string, action?: string) => Promise<void>;
	/** Adds a node behind an output of another one. */
	addBehind: (
		before: string,
		output: number,
		node: string,
		/** What it is to do, where a node can do several things. */
		action?: string,
	) => Promise<void>;
	/** A parameter of the open node. */
	field: (name: string) => Locator;
	/** Chooses from the list of a field of the open node. */
	choose: (name: string, choice: string) => Promise<void>;
	/** Adds a setting to a section of the open node. */
	addSetting: (section: string, setting: string) => Promise<void>;
	/** What a section of the open node shows, by the labels of its fields. */
	shownIn: (section: string) => Promise<string[]>;
	/** Has the list of a field loaded again, by the menu beside its label. */
	refreshList: (label: string) => Promise<void>;
	/** Chooses a credential of the open node by its name, below the label. */
	credential: (label: string, name: string) => Promise<void>;
	/** Closes the open node. */
	close: () => Promise<void>;
	publish: () => Promise<void>;
	end: () => Promise<void>;
};

/** Logs in to the editor as a person does. */
export async function anEditor(browser: Browser, address: string, login: Login): Promise<Editor> {
	const context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
	context.setDefaultTimeout(patience);
	// The editor is a large program, which has to be read first.
	context.setDefaultNavigationTimeout(3 * patience);
	const page = await context.newPage();
	const marked = (name: string) => page.locator(`[data-test-id="${name}"]`);
	const close = async () => {
		await marked('ndv').waitFor();
		await marked('ndv-close-button').click();
		await marked('ndv').waitFor({ state: 'hidden' });
	};
	/** Looks a node up in the panel and takes it. */
	const pick = async (node: string, action?: string) => {
		const bar = marked('node-creator-search-bar');
		await bar.waitFor();
		const item = marked('node-creator-item-name').filter({ hasText: new RegExp(`^${node}$`) });
		// Typed while the panel still slides in, letters get lost.
		const found = async () => {
			await bar.fill(node);
			return await item.first().waitFor({ timeout: 2_000 }).then(yes);
		};
		await until(`"${node}" in the panel`, found, { within: patience });
		await item.first().click();
		await (
			action === undefined
				? page.getByRole('button', { name: 'Add to workflow' })
				: marked('node-creator-item-name').filter({ hasText: action })
		).click();
		await marked('ndv').waitFor();
	};

	const sectionOf = (name: string) => marked('parameter-item').filter({ hasText: name }).first();

	await page.goto(`${address}/signin`);
	await page.fill('input[name="emailOrLdapLoginId"]', login.email);
	await page.fill('input[type="password"]', login.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await page.waitForURL(/home|workflow/);

	return {
		page,
		newWorkflow: async () => {
			await page.goto(`${address}/workflow/new`);
			await marked('canvas-add-button').waitFor();
		},
		openNode: async (workflow, node) => {
			await page.goto(`${address}/workflow/${workflow}`);
			await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
			await marked('ndv').waitFor();
		},
		add: async (node, action) => {
			const first = marked('canvas-add-button');
			const button = (await first.isVisible()) ? first : marked('node-creator-plus-button');
			await button.click();
			await pick(node, action);
		},
		addBehind: async (before, output, node, action) => {
			// What lies behind a button of the editor cannot be reached.
			await marked('zoom-to-fit').click();
			const handle = page.locator(
				`[data-test-id="canvas-node-output-handle"][data-node-name="${before}"][data-index="${output}"]`,
			);
			await handle
				.locator('[data-test-id="canvas-handle-plus"]')
				.click({ position: { x: 12, y: 12 } });
			await pick(node, action);
		},
		field: (name) => marked(`parameter-input-${name}`).locator('input, textarea').first(),
		choose: async (name, choice) => {
			const chosen = marked(`parameter-input-${name}`).locator('input').first();
			await chosen.click();
			const offered = page.locator('.el-select-dropdown__item:visible');
			await offered.filter({ hasText: choice }).first().click();
			// Of several to choose from, the list stays open.
			await page.keyboard.press('Tab');
			await offered.first().waitFor({ state: 'hidden' });
		},
		addSetting: async (section, setting) => {
			await sectionOf(section).locator('[data-test-id="collection-parameter-add"]').first().click();
			const offered = page.locator('[data-test-id="collection-parameter-option"]:visible');
			await offered.filter({ hasText: setting }).first().click();
			await sectionOf(section).getByText(setting, { exact: true }).first().waitFor();
		},
		shownIn: async (section) => {
			const labels = sectionOf(section).locator('[data-test-id="input-label"]');
			const texts = await labels.allInnerTexts();
			// Behind the name stand the words of its switch, _Fixed_ and _Expression_.
			const names = texts.map((text) => (text.trim().split('\n')[0] ?? '').trim());
			return names.filter((name) => name !== section);
		},
		refreshList: async (label) => {
			const item = sectionOf(label);
			await item.hover();
			await item.locator('[data-test-id="action-toggle"]').first().click();
			await page.getByText('Refresh List', { exact: true }).click();
		},
		credential: async (label, name) => {
			const slot = marked('node-credentials-slot').filter({ hasText: label });
			const items = page.locator('[data-test-id^="node-credentials-select-item-"]:visible');
			const wanted = items.filter({ hasText: name }).first();
			// The list closes when the editor, a moment later, chooses the only credential by itself.
			const taken = async () => {
				if (!(await wanted.isVisible())) {
					await slot.locator('[data-test-id="node-credentials-select"]').click();
				}
				return await wanted.click({ timeout: 5_000 }).then(yes);
			};
			await until(`the credential "${name}"`, taken, { within: patience });
		},
		close,
		publish: async () => {
			await marked('workflow-open-publish-modal-button').click();
			await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
		},
		end: async () => await context.close(),
	};
}

const yes = () => true;
