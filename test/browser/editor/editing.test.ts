import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { N8nClient } from '../../../sandbox/n8n/client';
import { createCredentials } from '../../../sandbox/n8n/credentials';
import { eventually } from '../eventually';
import { type AnN8n, anN8n } from './an-n8n';
import { careIsWritten } from './care-fields';
import { filledFieldsStay } from './filled-fields';

let n8n: AnN8n;

const credential = async (client: N8nClient) => {
	const data = { workspace: 'main', database: 'sqlite' };
	const name = 'Satisfaction Workspace account';
	await createCredentials(client, [{ name, type: 'satisfactionWorkspaceApi', data }]);
};

beforeAll(async () => {
	n8n = await anN8n(credential);
}, 600_000);

afterAll(async () => {
	await n8n?.end();
});

it('keeps settings that are added one after the other, before any of them is filled in', async () => {
	const { editor } = n8n;
	await editor.newWorkflow();
	await editor.add('Satisfaction Workspace', 'Set the settings');
	await editor.addSetting('Contact Policy', 'Send Days');
	await editor.addSetting('Contact Policy', 'Quiet Hours');
	await editor.addSetting('Contact Policy', 'Oldest Event');
	const chosen = editor.page.locator('[data-test-id="parameter-input-from"] input');
	await eventually('the settings to be shown', async () => {
		expect(await editor.shownIn('Contact Policy')).toEqual(
			expect.arrayContaining(['Send Days', 'Send On', 'Quiet Hours', 'From', 'To', 'Oldest Event']),
		);
		expect(await chosen.inputValue()).toBe('21:00');
	});
});

/** The editor may ask for a list before it has given the node its credential; the request has none then. */
async function beforeTheCredential<Done>(work: () => Promise<Done>): Promise<Done> {
	const { page } = n8n.editor;
	const lists = '**/dynamic-node-parameters/options';
	await page.route(lists, async (route) => {
		const asked = route.request().postDataJSON() as Record<string, unknown>;
		await route.continue({ postData: JSON.stringify({ ...asked, credentials: undefined }) });
	});
	const done = await work();
	await page.unroute(lists);
	return done;
}

it.each([
	['Satisfaction Workspace', 'Set the settings', 'timeZone', 'Asia/Shanghai'],
	['Satisfaction Survey', 'Make an open link to a survey', 'surveyKey', 'The Survey of This'],
	['Satisfaction Survey', 'Add incentive codes to a survey', 'surveyKey', 'The Survey of This'],
])(
	'lets choose in a new %s before it has a credential: %s',
	async (node, action, field, choice) => {
		const { editor } = n8n;
		await editor.newWorkflow();
		await beforeTheCredential(async () => {
			await editor.add(node, action);
			const chosen = editor.field(field);
			await chosen.click();
			const offered = editor.page.locator('.el-select-dropdown__item:visible');
			await offered.filter({ hasText: choice }).first().click();
			await eventually('the choice to be taken', async () => {
				expect(await chosen.inputValue()).toContain(choice);
			});
		});
	},
);

it('loads the rest of a list by Refresh List, as the list says', async () => {
	const { editor } = n8n;
	await editor.newWorkflow();
	await beforeTheCredential(async () => {
		await editor.add('Satisfaction Survey', 'Make an open link to a survey');
		await editor.field('surveyKey').click();
		await editor.page
			.locator('.el-select-dropdown__item:visible')
			.getByText('Refresh List')
			.waitFor();
		await editor.page.keyboard.press('Escape');
	});
	const [answer] = await Promise.all([
		editor.page.waitForResponse((response) => response.url().endsWith('/options')),
		editor.refreshList('Survey'),
	]);
	const { data } = (await answer.json()) as { data: unknown };
	expect(data).toEqual([{ name: 'The Survey of This Workflow', value: '' }]);
});

it.each(['docs/templates.md', 'docs/zh/templates.md'])(
	'has the menu by which a workflow is imported as %s names it',
	async (guide) => {
		const text = readFileSync(join(__dirname, '../../..', guide), 'utf8');
		const [, menu, entry] = /_⋯ → (\w+) → ([\w ]+)_/.exec(text) ?? [];
		const { page, newWorkflow } = n8n.editor;
		await newWorkflow();
		await page.locator('[data-test-id="workflow-menu"]').click();
		const items = page.locator('[role="menuitem"]:visible');
		await items.getByText(menu ?? '', { exact: true }).hover();
		await items.getByText(entry ?? '', { exact: true }).waitFor();
	},
);

describe('a campaign of Satisfaction Care', () => careIsWritten(() => n8n));

describe('what somebody has filled in', () => filledFieldsStay(() => n8n));

it('offers no operation that n8n adds by itself and our nodes cannot do', async () => {
	const { content } = await n8n.client.file<Array<{ name: string }>>('/types/nodes.json');
	const ours = content.filter(({ name }) => name.startsWith('n8n-nodes-satisfaction.'));
	expect(ours.length).toBeGreaterThan(15);
	const added = ours.filter((one) => JSON.stringify(one).includes('__CUSTOM_API_CALL__'));
	expect(added.map(({ name }) => name)).toEqual([]);
});
