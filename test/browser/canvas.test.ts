import { join } from 'node:path';
import type { Browser } from 'playwright-core';

import { createCredentials } from '../../sandbox/n8n/credentials';
import { importWorkflow, type WorkflowFile } from '../../sandbox/n8n/workflows';
import { project } from '../../sandbox/setup/places';
import { type Stage, startStage } from '../../sandbox/stage/stage';
import { place } from '../../workflows/source/layout/place';
import { zoomOf } from '../workflows/grammar/picture-faults';
import { type DrawnTemplate, everyTemplate } from '../workflows/template';
import { aBrowser } from './a-browser';
import { eventually } from './eventually';
import { anEditor, type Editor } from './editor/an-editor';

let stage: Stage;
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	stage = await startStage();
	await createCredentials(stage.client, accountsElsewhere());
	browser = await aBrowser();
	editor = await anEditor(browser, stage.n8n.address, stage.client.login);
	await editor.newWorkflow();
}, 600_000);

afterAll(async () => {
	await editor?.end();
	await browser?.close();
	await stage?.stop();
});

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
async function opened(template: DrawnTemplate, name: string): Promise<void> {
	const { page } = editor;
	const { id } = await importWorkflow(stage.client, template as unknown as WorkflowFile);
	await goWithin(`/workflow/${id}`);
	const isNote = ({ type }: { type: string }) => type.endsWith('.stickyNote');
	const notes = template.nodes.filter(isNote).length;
	const names = template.nodes.filter((one) => !isNote(one)).map((one) => one.name);
	await eventually('its nodes', async () => {
		const drawn = await page
			.locator(node)
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-node-name')));
		expect(drawn.sort()).toEqual(names.sort());
	});
	await eventually('the canvas to move to where everything fits', async () => {
		const drawn = await page.locator('[data-test-id="sticky"]').count();
		expect(drawn).toBeGreaterThanOrEqual(notes);
		const now = await zoom();
		expect(now).toBeCloseTo(zoomOf(place(template.source)), 1);
		await page.evaluate(async () => await new Promise(requestAnimationFrame));
		expect(await zoom()).toBe(now);
	});
	await page.screenshot({ path: join(project, 'screenshots', `canvas-${name}.png`) });
}

/** Goes on within the editor, as its own links do: it is a large program, and is read once. */
async function goWithin(path: string): Promise<void> {
	await editor.page.evaluate((to) => {
		history.pushState({ ...history.state }, '', to);
		dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
	}, path);
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
	await opened(template, name);
	expect(await cutTexts()).toEqual([]);
	expect(await zoom()).toBeGreaterThanOrEqual(0.7);
});

it('a pinned sample comes off with the key that the title names', async () => {
	const [, template] = everyTemplate.find(([path]) => path === 'survey-after-service.json') ?? [];
	if (template === undefined) throw new Error('There is no such template.');
	await opened(template, 'pinned');
	const trigger = editor.page.locator(`${node}[data-node-name="Ticket closed"]`);
	const pin = trigger.locator('[data-test-id="canvas-node-status-pinned"]');
	await pin.waitFor();
	await trigger.click();
	await editor.page.locator('.vue-flow__node.selected').filter({ has: trigger }).waitFor();
	await editor.page.keyboard.press('p');
	await pin.waitFor({ state: 'detached' });
});
