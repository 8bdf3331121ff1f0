import { eventually } from '../eventually';
import type { AnN8n } from './an-n8n';

/** What somebody meets who writes a campaign in the fields of Satisfaction Care. */
export function careIsWritten(n8n: () => AnN8n): void {
	async function begin(action: string): Promise<void> {
		const { editor } = n8n();
		await editor.newWorkflow();
		await editor.add('Satisfaction Care', action);
	}
	const findsDue = 'Find messages that are due';

	/** What the fields of that name hold, one a step. */
	async function held(name: string): Promise<string[]> {
		const fields = n8n().editor.page.locator(
			`[data-test-id="parameter-input-${name}"] :is(input, textarea)`,
		);
		return await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
	}

	/** Expects of the fields of those names, once the editor has filled them in. */
	async function holds(wanted: Record<string, string[]>): Promise<void> {
		for (const [name, values] of Object.entries(wanted)) {
			await eventually(`"${name}" to be filled in`, async () => {
				expect(await held(name)).toEqual(values);
			});
		}
	}

	/** Writes a campaign of one step, as it begins. */
	async function write(): Promise<void> {
		const { editor } = n8n();
		await editor.field('campaignKey').fill('wishes');
		await editor.field('subject').fill('Happy birthday');
		await editor.field('text').fill('All the best');
		await editor.page.keyboard.press('Tab');
	}

	const whatWasWritten = {
		campaignKey: ['wishes'],
		subject: ['Happy birthday'],
		text: ['All the best'],
	};

	it('begins with the steps of each occasion filled in', async () => {
		const { editor } = n8n();
		await begin(findsDue);
		await holds({ days: ['0'], to: ['Customer'] });
		await editor.choose('occasion', 'Renewal');
		await holds({
			renewalDate: ['Renewal'],
			days: ['-90', '-60', '-30', '-7'],
			to: ['Owner', 'Customer', 'Customer', 'Customer'],
		});
		await editor.choose('occasion', 'Gone Quiet');
		await holds({ days: ['0', '7', '21'] });
	});

	it('keeps the campaign between Find Due and Preview', async () => {
		const { editor } = n8n();
		await begin(findsDue);
		await write();
		await editor.choose('operation', 'Preview');
		await holds({ operation: ['Preview'], ...whatWasWritten });
		await editor.choose('items', 'One per Day');
		await editor.choose('operation', 'Find Due');
		await holds({ operation: ['Find Due'], ...whatWasWritten });
	});

	it('keeps steps, festivals and options of any occasion between the two', async () => {
		const { editor } = n8n();
		await begin(findsDue);
		await editor.choose('occasion', 'Holiday');
		await holds({ subject: [''] });
		await write();
		// Of several to choose from, the list stays open.
		await editor.page.locator('[data-test-id="parameter-input-festivals"] input').first().click();
		const offered = editor.page.locator('.el-select-dropdown__item:visible');
		await offered.filter({ hasText: 'Christmas' }).first().click();
		await editor.page.keyboard.press('Escape');
		await editor.addSetting('Options', 'Send At');
		await editor.field('sendAt').fill('08:30');
		await editor.page.keyboard.press('Tab');
		const chosen = editor.page.locator('[data-test-id="parameter-input-festivals"]');
		for (const operation of ['Preview', 'Find Due']) {
			await editor.choose('operation', operation);
			await holds({ operation: [operation], ...whatWasWritten, sendAt: ['08:30'] });
			await eventually('the festival to be kept', async () => {
				expect(await chosen.innerText()).toContain('Christmas');
			});
		}
	});

	it('says before it that another occasion begins without texts', async () => {
		const { editor } = n8n();
		await begin(findsDue);
		await write();
		const { page } = editor;
		await page.getByText('Choose it before you write').waitFor();
		await editor.choose('occasion', 'Anniversary');
		await holds({ campaignKey: ['wishes'], subject: [''], text: [''] });
	});

	it('keeps options that are added one after the other, each with its usual value', async () => {
		const { editor } = n8n();
		await begin(findsDue);
		for (const option of ['Send At', 'Goal (Events)', 'Priority', 'Say the Age']) {
			await editor.addSetting('Options', option);
		}
		await eventually('the options to be shown', async () => {
			expect(await editor.shownIn('Options')).toEqual(
				expect.arrayContaining(['Send At', 'Goal (Events)', 'Priority', 'Say the Age']),
			);
		});
		await holds({ sendAt: ['10:00'], priority: ['Normal'] });
	});

	it.each([
		['Stop a campaign', ['campaign', 'stopFor', 'customer', 'goOn']],
		['Record the result', ['campaign', 'customer', 'resultAt', 'amount', 'currency', 'resultKey']],
		['Measure the effect', ['campaign', 'measuredFrom', 'measuredUntil']],
	])('asks with "%s" for no more than it needs', async (action, names) => {
		const { page } = n8n().editor;
		await begin(action);
		const shown = page.locator('[data-test-id^="parameter-input-"]:has(input)');
		await eventually('the fields to be shown', async () => {
			const marks = await shown.evaluateAll((all) =>
				all.map((field) => field.getAttribute('data-test-id')?.replace('parameter-input-', '')),
			);
			expect(marks).toEqual(expect.arrayContaining(names));
			expect(marks).not.toContain('occasion');
		});
		await holds({ campaign: ['The Campaign of the Item'] });
	});
}
