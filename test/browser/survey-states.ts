import { addIncentiveCodes } from '../../core/loop/incentive/add-codes';
import { pageAddress, signedLink } from '../../core/loop/workspace/link';
import { endOpenLinks, makeOpenLink } from '../../core/loop/survey/open-link';
import { newId } from '../../core/model/id';
import { writeOpenLink } from '../../core/model/open-link';
import { defaultSettings } from '../../core/model/default-settings';
import type { House } from '../../core/loop/house';
import { longestCode } from '../../core/survey/incentive-code';
import { openCaseOf } from './a-case';
import { ask } from './a-customer';
import type { Site } from './a-site';
import { privacyStates } from './privacy-states';
import type { State } from './state';
import { ratingKeys } from './surveys';
import { afterReading, press, pressAtOnce, rate, readAndPress, type Visitor } from './visitor';

const hour = 3_600_000;

async function linkTo(house: House, purpose: 'survey' | 'status' | 'preview', subject: string) {
	const address = await pageAddress(house, house.store.db, 'survey', 'stars', false);
	const who = { subject, audience: subject, expiresAt: Date.now() + hour };
	return signedLink(house, address, purpose, who);
}

/** As many answers at an open link as it takes in a minute. */
async function fillOpenLink({ store, workspace }: House, source: string): Promise<void> {
	const open = { mode: 'page', contact: true, source, series: 0, until: null } as const;
	const link = `faces:${writeOpenLink(open)}`;
	const rows = Array.from({ length: defaultSettings().openLinks.perMinute }, () => ({
		workspace_id: workspace,
		invitation_id: newId('inv'),
		link,
		sender: null,
		at: Date.now(),
	}));
	await store.db.insertInto('open_answer').values(rows).execute();
}

/** Sends a form although the browser knows better. */
async function pressAnyway(visitor: Visitor): Promise<void> {
	await visitor.page.evaluate(() => {
		for (const form of document.forms) form.noValidate = true;
	});
	await press(visitor.page);
}

const ratingAtKiosk = ({ page }: Visitor) => page.locator('button[name=value][value="2"]');

const saveButton = ({ page }: Visitor) => page.locator('.prefs button');

/** Presses one of the buttons of the preference page as who has read it. */
async function pressAction({ page }: Visitor, action: string): Promise<void> {
	await readAndPress(page, page.locator(`form:has([value=${action}]) button`));
}

/** Every state of the pages that customers see. */
export function surveyStates(site: Site): State[] {
	const { house } = site;
	const open = async ({ page }: Visitor, key: string, more = '') => {
		const asked = await ask(house, key);
		await page.goto(asked.link + more);
		return asked;
	};
	const answer = async (visitor: Visitor, key: string, value: number) => {
		const asked = await open(visitor, key);
		await rate(visitor.page, value);
		await press(visitor.page);
		return asked;
	};
	const finish = async (visitor: Visitor, key: string, value: number) => {
		const asked = await answer(visitor, key, value);
		await press(visitor.page);
		return asked;
	};
	const openly = async (
		{ page }: Visitor,
		source = 'table 12',
		mode: 'page' | 'kiosk' = 'page',
	) => {
		const asked = { surveyKey: 'faces', mode, contact: true, source };
		const { link } = (await makeOpenLink(house, Date.now(), asked)).openLink;
		await page.goto(link);
		return source;
	};
	const preferences = async ({ page }: Visitor) => {
		await page.goto((await ask(house, 'five')).optOutLink);
	};
	return [
		...ratingKeys
			.filter((key) => key !== 'solved')
			.map((key) => ({
				name: `survey-${key}`,
				oneScreen: true,
				reach: async (visitor: Visitor) => void (await open(visitor, key)),
			})),
		{
			name: 'survey-preselected-stars',
			oneScreen: true,
			reach: async (visitor) => void (await open(visitor, 'stars', '&r=4')),
		},
		{
			name: 'survey-preselected-nps',
			oneScreen: true,
			reach: async (visitor) => void (await open(visitor, 'nps', '&r=9')),
		},
		{
			name: 'survey-preselected-faces',
			oneScreen: true,
			reach: async (visitor) => void (await open(visitor, 'faces', '&r=2')),
		},
		{
			name: 'survey-nothing-chosen',
			status: 400,
			reach: async (visitor) => {
				await open(visitor, 'stars');
				await pressAnyway(visitor);
			},
		},
		{
			name: 'survey-csi-nothing-chosen',
			status: 400,
			reach: async (visitor) => {
				await open(visitor, 'csi');
				await pressAnyway(visitor);
			},
		},
		{
			name: 'survey-test',
			reach: async ({ page }) => {
				const asked = await ask(house, 'five', { test: true });
				await page.goto(asked.link);
			},
		},
		{
			name: 'survey-preview',
			reach: async ({ page }) => void (await page.goto(await linkTo(house, 'preview', 'nps'))),
		},
		{
			name: 'survey-other-language',
			reach: async ({ page }) => {
				const asked = await ask(house, 'stars', { customer: { language: 'fi' } });
				await page.goto(asked.link);
			},
		},
		{
			name: 'details-low',
			reach: async (visitor) => void (await answer(visitor, 'stars', 1)),
		},
		{
			name: 'details-high',
			reach: async (visitor) => void (await answer(visitor, 'nps', 10)),
		},
		{
			name: 'details-something-missing',
			status: 400,
			reach: async (visitor) => {
				await answer(visitor, 'strict', 1);
				await pressAnyway(visitor);
			},
		},
		{
			name: 'details-depending',
			status: 400,
			reach: async (visitor) => {
				await answer(visitor, 'branching', 1);
				await visitor.page.locator('input[value="shop"]').click();
				await press(visitor.page);
			},
		},
		{
			name: 'survey-back-from-details',
			oneScreen: true,
			reach: async (visitor) => {
				await answer(visitor, 'stars', 2);
				await visitor.page.locator('textarea[name="comment"]').fill('Waited an hour.');
				await press(visitor.page, visitor.page.locator('button[name="go"]'));
			},
		},
		{
			name: 'thanks-low',
			reach: async (visitor) => void (await finish(visitor, 'five', 1)),
		},
		{
			name: 'thanks-high',
			reach: async (visitor) => void (await finish(visitor, 'five', 5)),
		},
		{
			name: 'thanks-middle',
			reach: async (visitor) => void (await finish(visitor, 'five', 3)),
		},
		{
			name: 'thanks-next-step',
			reach: async (visitor) => void (await finish(visitor, 'telling', 5)),
		},
		{
			name: 'thanks-code',
			reach: async (visitor) => {
				// The longest code there is.
				const code = newId('inv').toUpperCase().padEnd(longestCode, '-0123456789');
				await addIncentiveCodes(house, Date.now(), { surveyKey: 'giving', codes: [code] });
				await finish(visitor, 'giving', 4);
			},
		},
		{
			name: 'thanks-code-later',
			reach: async (visitor) => void (await finish(visitor, 'promising', 4)),
		},
		{
			name: 'thanks-promised',
			reach: async (visitor) => {
				const { invitationId } = await answer(visitor, 'five', 1);
				await openCaseOf(house, invitationId);
				await press(visitor.page);
			},
		},
		{
			name: 'details-one-more-press',
			reach: async (visitor) => {
				await open(visitor, 'five', '&r=4');
				await pressAtOnce(visitor.page);
			},
		},
		{
			name: 'survey-one-more-press',
			reach: async (visitor) => {
				await open(visitor, 'once', '&r=4');
				await pressAtOnce(visitor.page);
			},
		},
		{
			name: 'survey-answered-before',
			reach: async (visitor) => {
				const asked = await answer(visitor, 'faces', 4);
				await visitor.page.goto(asked.link);
			},
		},
		{
			name: 'open-link',
			oneScreen: true,
			reach: async (visitor) => void (await openly(visitor)),
		},
		{
			name: 'open-link-details',
			reach: async (visitor) => {
				await openly(visitor);
				await rate(visitor.page, 2);
				await press(visitor.page);
			},
		},
		{
			name: 'open-link-contact-of-nonsense',
			status: 400,
			reach: async (visitor) => {
				await openly(visitor);
				await rate(visitor.page, 2);
				await press(visitor.page);
				await visitor.page.fill('[name=name]', 'Li Wei');
				await visitor.page.fill('[name=contact]', 'nonsense');
				await press(visitor.page);
			},
		},
		{
			name: 'kiosk',
			reach: async (visitor) => void (await openly(visitor, 'till', 'kiosk')),
		},
		{
			name: 'kiosk-thanks',
			reach: async (visitor) => {
				await openly(visitor, 'till', 'kiosk');
				await press(visitor.page, ratingAtKiosk(visitor));
			},
		},
		{
			name: 'kiosk-details',
			reach: async (visitor) => {
				await openly(visitor, 'till', 'kiosk');
				await press(visitor.page, ratingAtKiosk(visitor));
				await press(visitor.page, visitor.page.locator('main a').first());
			},
		},
		{
			name: 'open-link-too-many',
			status: 429,
			reach: async (visitor) => {
				const link = await openly(visitor, 'queue');
				await fillOpenLink(house, link);
				await rate(visitor.page, 4);
				await press(visitor.page);
			},
		},
		{
			name: 'preferences',
			reach: async (visitor) => void (await preferences(visitor)),
		},
		{
			name: 'preferences-known',
			reach: async (visitor) => {
				await preferences(visitor);
				await visitor.page.click('summary');
			},
		},
		{
			name: 'preferences-stopped',
			reach: async (visitor) => {
				await preferences(visitor);
				await readAndPress(visitor.page);
			},
		},
		{
			name: 'preferences-one-more-press',
			reach: async (visitor) => {
				await preferences(visitor);
				const { page } = visitor;
				// As a program sends it.
				await afterReading(page, 0, async () => {
					const form = page.locator('main form').first();
					await form.evaluate((one: HTMLFormElement) => one.submit());
					await page.waitForSelector('main [role=status]');
				});
			},
		},
		{
			name: 'preferences-back',
			reach: async (visitor) => {
				await preferences(visitor);
				await readAndPress(visitor.page);
				await readAndPress(visitor.page);
			},
		},
		{
			name: 'preferences-saved',
			reach: async (visitor) => {
				await preferences(visitor);
				await visitor.page.check('[value=news]');
				await visitor.page.uncheck('[value="survey:nps"]');
				await visitor.page.locator('[value=less]').check({ force: true });
				await press(visitor.page, saveButton(visitor));
			},
		},
		{
			name: 'preferences-without-a-day',
			status: 400,
			reach: async (visitor) => {
				await preferences(visitor);
				await visitor.page.locator('[value=paused]').check({ force: true });
				await press(visitor.page, saveButton(visitor));
			},
		},
		{
			name: 'preferences-nothing',
			reach: async (visitor) => {
				await preferences(visitor);
				await pressAction(visitor, 'stop_all');
			},
		},
		{
			name: 'preferences-data-requested',
			reach: async (visitor) => {
				await preferences(visitor);
				await visitor.page.click('summary');
				await pressAction(visitor, 'send_data');
			},
		},
		{
			name: 'preferences-erase-requested',
			reach: async (visitor) => {
				await preferences(visitor);
				await visitor.page.click('summary');
				await pressAction(visitor, 'erase_data');
			},
		},
		...privacyStates(site),
		{
			name: 'message-erased',
			status: 410,
			reach: async ({ page }) => {
				const { optOutLink, customerId } = await ask(house, 'five');
				await house.store.db.deleteFrom('customer').where('customer_id', '=', customerId).execute();
				await page.goto(optOutLink);
			},
		},
		{
			name: 'message-unknown-link',
			status: 404,
			reach: async ({ page }) => {
				const { link } = await ask(house, 'five');
				await page.goto(link.slice(0, -9));
			},
		},
		{
			name: 'message-expired',
			status: 410,
			reach: async ({ page }) => {
				const asked = await ask(house, 'five');
				await house.store.db
					.updateTable('invitation')
					.set({ state: 'expired' })
					.where('invitation_id', '=', asked.invitationId)
					.execute();
				await page.goto(asked.link);
			},
		},
		{
			name: 'message-withdrawn',
			status: 410,
			reach: async ({ page }) => {
				const asked = await ask(house, 'five');
				await house.store.db
					.updateTable('invitation')
					.set({ state: 'cancelled' })
					.where('invitation_id', '=', asked.invitationId)
					.execute();
				await page.goto(asked.link);
			},
		},
		{
			name: 'message-closed',
			status: 410,
			reach: async ({ page }) => {
				await page.goto(site.closedLink);
			},
		},
		{
			name: 'message-ended',
			status: 410,
			reach: async ({ page }) => {
				const asked = { surveyKey: 'five', mode: 'page', contact: true, source: null } as const;
				const { link } = (await makeOpenLink(house, Date.now(), asked)).openLink;
				await endOpenLinks(house, Date.now(), { surveyKey: 'five' });
				await page.goto(link);
			},
		},
		{
			name: 'message-already-answered',
			reach: async (visitor) => {
				const asked = await answer(visitor, 'once', 2);
				await house.store.db
					.updateTable('response')
					.set({ completed_at: Date.now() - hour, answered_at: Date.now() - hour })
					.where('invitation_id', '=', asked.invitationId)
					.execute();
				await visitor.page.goto(asked.link);
			},
		},
		{
			name: 'message-out-of-date',
			status: 409,
			reach: async (visitor) => {
				const { page } = visitor;
				await open(visitor, 'five');
				await page.evaluate(() => {
					document.querySelector<HTMLInputElement>('input[name="f"]')?.setAttribute('value', 'old');
				});
				await rate(page, 3);
				await press(page);
			},
		},
		{
			name: 'message-not-understood',
			status: 400,
			reach: async (visitor) => {
				const { page } = visitor;
				await open(visitor, 'five');
				await page.evaluate(() => document.querySelector('input[name="step"]')?.remove());
				await rate(page, 3);
				await press(page);
			},
		},
		{
			name: 'message-too-large',
			status: 413,
			reach: async (visitor) => {
				const { page } = visitor;
				await open(visitor, 'five');
				await page.evaluate(() => {
					const field = document.querySelector<HTMLInputElement>('input[name="l"]');
					field?.setAttribute('value', 'x'.repeat(70_000));
				});
				await rate(page, 3);
				await press(page);
			},
		},
		{
			name: 'message-unavailable',
			status: 503,
			reach: async ({ page }) =>
				void (await page.goto('http://n8n.example.test/webhook/unavailable')),
		},
	];
}

/** The survey in a language that is written from right to left. */
export function arabicStates({ house }: Site): State[] {
	const open = async ({ page }: Visitor) => {
		await page.goto((await ask(house, 'arabic')).link);
	};
	return [
		{ name: 'arabic-survey', oneScreen: true, reach: open },
		{
			name: 'arabic-preferences',
			reach: async ({ page }) => void (await page.goto((await ask(house, 'arabic')).optOutLink)),
		},
		{
			name: 'arabic-details',
			reach: async (visitor) => {
				await open(visitor);
				await rate(visitor.page, 1);
				await press(visitor.page);
			},
		},
		{
			name: 'arabic-thanks',
			reach: async (visitor) => {
				await open(visitor);
				await rate(visitor.page, 1);
				await press(visitor.page);
				await press(visitor.page);
			},
		},
	];
}
