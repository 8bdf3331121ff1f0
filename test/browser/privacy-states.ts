import { changeSettings } from '../../core/loop/workspace/settings';
import { ask } from './a-customer';
import type { Site } from './a-site';
import type { State } from './state';
import { pressAtOnce, readAndPress, type Visitor } from './visitor';

const buttonOf = ({ page }: Visitor, action: string) =>
	page.locator(`form:has([value=${action}]) button`);

/** What somebody sees where data is deleted or shown at once. */
export function privacyStates({ house }: Site): State[] {
	/** Goes to the page that asks again, while that is set. */
	const asked = async (
		visitor: Visitor,
		action: 'erase_data' | 'send_data',
		then: () => Promise<void> = async () => {},
	) => {
		const privacy = { dataRequests: 'at_once', eraseRequests: 'at_once' };
		await changeSettings(house, Date.now(), { changes: [{ privacy }], reset: [] });
		try {
			await visitor.page.goto((await ask(house, 'five')).optOutLink);
			await visitor.page.click('summary');
			await readAndPress(visitor.page, buttonOf(visitor, action));
			await then();
		} finally {
			await changeSettings(house, Date.now(), { changes: [], reset: ['privacy'] });
		}
	};
	return [
		{
			name: 'privacy-erase',
			reach: async (visitor) => await asked(visitor, 'erase_data'),
		},
		{
			name: 'privacy-erase-not-ticked',
			status: 400,
			reach: async (visitor) => {
				await asked(visitor, 'erase_data', async () => {
					await visitor.page.evaluate(() => {
						for (const form of document.forms) form.noValidate = true;
					});
					await readAndPress(visitor.page);
				});
			},
		},
		{
			name: 'privacy-erase-one-more-press',
			reach: async (visitor) => {
				await asked(visitor, 'erase_data', async () => {
					await visitor.page.evaluate(() => {
						for (const form of document.forms) form.noValidate = true;
					});
					await pressAtOnce(visitor.page);
				});
			},
		},
		{
			name: 'privacy-erased',
			reach: async (visitor) => {
				await asked(visitor, 'erase_data', async () => {
					await visitor.page.check('[name=sure]');
					await readAndPress(visitor.page);
				});
			},
		},
		{
			name: 'privacy-data',
			reach: async (visitor) => await asked(visitor, 'send_data'),
		},
		{
			name: 'privacy-data-shown',
			reach: async (visitor) => {
				await asked(visitor, 'send_data', async () => await readAndPress(visitor.page));
			},
		},
	];
}
