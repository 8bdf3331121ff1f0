import type { N8nClient } from '../../../sandbox/n8n/client';
import { createCredentials } from '../../../sandbox/n8n/credentials';
import { type AnN8n, anN8n } from './an-n8n';

jest.setTimeout(240_000);

let n8n: AnN8n;

const credential = async (client: N8nClient) => {
	const data = { workspace: 'main', database: 'sqlite' };
	const name = 'Satisfaction Workspace account';
	await createCredentials(client, [{ name, type: 'satisfactionWorkspaceApi', data }]);
};

beforeAll(async () => {
	n8n = await anN8n(credential);
}, 300_000);

afterAll(async () => {
	await n8n?.end();
}, 60_000);

beforeEach(async () => {
	const { editor } = n8n;
	await editor.newWorkflow();
	await editor.add('Satisfaction Care', 'Find messages that are due');
});

/** What the fields of that name hold, one a step. */
async function held(name: string): Promise<string[]> {
	const fields = n8n.editor.page.locator(
		`[data-test-id="parameter-input-${name}"] :is(input, textarea)`,
	);
	return await Promise.all((await fields.all()).map(async (field) => await field.inputValue()));
}

/** Writes a campaign of one step, as it begins. */
async function write(): Promise<void> {
	const { editor } = n8n;
	await editor.field('campaignKey').fill('wishes');
	await editor.field('subject').fill('Happy birthday');
	await editor.field('text').fill('All the best');
	await editor.page.keyboard.press('Tab');
}

const written = async () =>
	(await Promise.all(['campaignKey', 'subject', 'text'].map(held))).flat();

it('begins with the steps of each occasion filled in', async () => {
	const { editor } = n8n;
	expect([await held('days'), await held('to')]).toEqual([['0'], ['Customer']]);
	await editor.choose('occasion', 'Renewal');
	expect(await held('renewalDate')).toEqual(['Renewal']);
	expect(await held('days')).toEqual(['-90', '-60', '-30', '-7']);
	expect(await held('to')).toEqual(['Owner', 'Customer', 'Customer', 'Customer']);
	await editor.choose('occasion', 'Gone Quiet');
	expect(await held('days')).toEqual(['0', '7', '21']);
});

it('keeps the campaign between Find Due and Preview', async () => {
	const { editor } = n8n;
	await write();
	await editor.choose('operation', 'Preview');
	expect(await written()).toEqual(['wishes', 'Happy birthday', 'All the best']);
	await editor.choose('items', 'One per Day');
	await editor.choose('operation', 'Find Due');
	expect(await written()).toEqual(['wishes', 'Happy birthday', 'All the best']);
});

it('says before it that another occasion begins without texts', async () => {
	const { editor } = n8n;
	await write();
	const { page } = editor;
	await page.getByText('Choose it before you write').waitFor();
	await editor.choose('occasion', 'Anniversary');
	expect(await written()).toEqual(['wishes', '', '']);
});

it('keeps options that are added one after the other, each with its usual value', async () => {
	const { editor } = n8n;
	for (const option of ['Send At', 'Goal (Events)', 'Priority', 'Say the Age']) {
		await editor.addSetting('Options', option);
	}
	expect(await editor.shownIn('Options')).toEqual(
		expect.arrayContaining(['Send At', 'Goal (Events)', 'Priority', 'Say the Age']),
	);
	expect([await held('sendAt'), await held('priority')]).toEqual([['10:00'], ['Normal']]);
});

it.each([
	['Stop a campaign', ['campaign', 'stopFor', 'customer', 'goOn']],
	['Record the result', ['campaign', 'customer', 'resultAt', 'amount', 'currency', 'resultKey']],
	['Measure the effect', ['campaign', 'measuredFrom', 'measuredUntil']],
])('asks with "%s" for no more than it needs', async (action, names) => {
	const { editor } = n8n;
	await editor.newWorkflow();
	await editor.add('Satisfaction Care', action);
	const { page } = editor;
	await page.locator('[data-test-id="parameter-input-campaign"]').waitFor();
	const shown = page.locator('[data-test-id^="parameter-input-"]:has(input)');
	const marks = await Promise.all(
		(await shown.all()).map(async (field) => await field.getAttribute('data-test-id')),
	);
	const own = marks.map((mark) => mark?.replace('parameter-input-', ''));
	expect(own).toEqual(expect.arrayContaining(names));
	expect(own).not.toContain('occasion');
	expect(await held('campaign')).toEqual(['The Campaign of the Item']);
});
