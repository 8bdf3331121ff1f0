import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

import { createCredentials } from '../../sandbox/n8n/credentials';
import { importWorkflow, type WorkflowFile } from '../../sandbox/n8n/workflows';
import { browserCommand, project } from '../../sandbox/setup/places';
import { type Stage, startStage } from '../../sandbox/stage/stage';
import { place } from '../../workflows/source/layout/place';
import { zoomOf } from '../workflows/grammar/picture-faults';
import { everyTemplate } from '../workflows/template';
import { anEditor, type Editor } from './editor/an-editor';

jest.setTimeout(60_000);

let stage: Stage;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	stage = await startStage();
	await createCredentials(stage.client, accountsElsewhere());
	browser = await chromium.launch({ executablePath: browserCommand, args: ['--no-sandbox'] });
	editor = await anEditor(browser, stage.n8n.address, stage.client.login);
}, 240_000);

afterAll(async () => {
	await editor?.end();
	await browser?.close();
	await stage?.stop();
}, 60_000);

/** Of the systems that the sandbox has no account of: with nothing in them, since nothing is executed. */
function accountsElsewhere() {
	const here = ['satisfactionWorkspaceApi', 'satisfactionSenderApi', 'smtp'];
	const named = everyTemplate
		.flatMap(([, { nodes }]) => nodes)
		.flatMap(({ credentials = {} }) => Object.entries(credentials))
		.filter(([type]) => !here.includes(type))
		.map(([type, { name }]) => [type, name] as const);
	return [...new Map(named)].map(([type, name]) => ({ type, name, data: {} }));
}

const node = '[data-test-id="canvas-node"]';

/** Imports a template and opens it, as somebody who has just found it. */
async function opened(template: WorkflowFile, name: string): Promise<void> {
	const { page } = editor;
	const { id } = await importWorkflow(stage.client, template);
	await page.goto(`${stage.n8n.address}/workflow/${id}`);
	const own = template.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
	await page
		.locator(node)
		.nth(own.length - 1)
		.waitFor();
	// The canvas moves to where everything fits.
	await page.waitForTimeout(1_000);
	await page.screenshot({ path: join(project, 'screenshots', `canvas-${name}.png`) });
}

/** How much smaller the canvas is drawn. */
const zoom = async (): Promise<number> =>
	await editor.page.evaluate(() => {
		const pane = document.querySelector('.vue-flow__transformationpane');
		return new DOMMatrix(getComputedStyle(pane as Element).transform).a;
	});

/** Texts of nodes and notes that do not fit where they stand. */
const cutTexts = async (): Promise<string[]> =>
	await editor.page.evaluate(() => {
		const cut: string[] = [];
		for (const element of document.querySelectorAll<HTMLElement>(
			'[data-test-id="canvas-node"] *, [data-test-id="sticky"], [data-test-id="sticky"] *',
		)) {
			const text = (element.textContent ?? '').trim();
			const hides = getComputedStyle(element).overflow !== 'visible';
			if (text === '' || !hides || element.clientHeight === 0) continue;
			const over =
				element.scrollWidth > element.clientWidth + 1 ||
				element.scrollHeight > element.clientHeight + 1;
			if (over) cut.push(text.slice(0, 80));
		}
		return cut;
	});

it.each(everyTemplate)('%s opens as it was drawn, and no text is cut', async (path, template) => {
	const name = path.replace('.json', '').replace('/', '-');
	await opened(template as unknown as WorkflowFile, name);
	expect(await cutTexts()).toEqual([]);
	expect(await zoom()).toBeCloseTo(zoomOf(place(template.source)), 1);
	expect(await zoom()).toBeGreaterThanOrEqual(0.7);
});

it('a pinned sample comes off with the key that the title names', async () => {
	const [, template] = everyTemplate.find(([path]) => path === 'survey-after-service.json') ?? [];
	await opened(template as unknown as WorkflowFile, 'pinned');
	const trigger = editor.page.locator(`${node}[data-node-name="Ticket closed"]`);
	const pin = trigger.locator('[data-test-id="canvas-node-status-pinned"]');
	await pin.waitFor();
	await trigger.click();
	await editor.page.keyboard.press('p');
	await pin.waitFor({ state: 'detached' });
});
