import type { Campaign } from '../../../core/care/campaign';
import type { CareCase, CareHouse, Progress } from '../../../core/care/decide';
import type { CareFacts, Occasion } from '../../../core/care/occasion';
import { readCampaign } from '../../../core/care/read-campaign';
import { defaultCareSettings } from '../../../core/model/care-settings';
import { defaultSettings } from '../../../core/model/default-settings';
import type { KnownDay } from '../../../core/model/known-day';

export const hour = 3_600_000;
export const day = 24 * hour;
/** Wednesday 2026-03-04, 10:00 UTC. */
export const now = Date.UTC(2026, 2, 4, 10);

export const about = {
	languages: ['en', 'zh-CN'],
	attributes: ['plan', 'usage', 'at_risk', 'greets', 'since'],
	leapDay: '02-28',
} as const;

/** What an occasion cannot do without. */
export const needed: Record<string, object> = {
	holiday: { festivals: ['mid_autumn', 'christmas', 'new_year'] },
	own_list: { edition: '2026-03' },
};

/** A campaign of that occasion with one step on its day, unless more is said. */
export function campaign(occasion: string, more: Record<string, unknown> = {}): Campaign {
	const steps = [{ days: 0, subject: 'Hello', text: '{greeting} we think of you.' }];
	const settings = needed[occasion];
	return readCampaign({ key: 'care', occasion, settings, steps, ...more }, 'campaign', about);
}

/** Rows of that many steps, with a text each. */
export const rows = (...steps: object[]) =>
	steps.map((step) => ({ subject: 'Hello', text: '{greeting} hello.', ...step }));

export const solar = (month: number, on: number, year: number | null = null): KnownDay => ({
	calendar: 'solar',
	year,
	month,
	day: on,
	leap: false,
});

export const lunar = (
	month: number,
	on: number,
	more: Partial<Omit<KnownDay, 'calendar'>> = {},
): KnownDay => ({ calendar: 'lunar', year: null, month, day: on, leap: false, ...more });

type Customer = CareFacts['customer'];

/** A customer of whom nothing is known but how to reach them. */
export function facts(
	more: Partial<Omit<CareFacts, 'customer'>> & { customer?: Partial<Customer> } = {},
): CareFacts {
	return {
		owner: null,
		dates: {},
		attributes: {},
		changes: [],
		orders: [],
		events: [],
		answers: [],
		cases: { open: false, confirmedAt: null },
		listedAt: null,
		past: [],
		favours: [],
		...more,
		customer: {
			id: 'cus_1',
			name: 'Jane Doe',
			title: null,
			language: null,
			timeZone: 'UTC',
			country: null,
			company: null,
			email: 'jane@example.com',
			reachedByMail: true,
			hasAddress: true,
			addressState: 'ok',
			refused: null,
			otherChannel: false,
			lessOften: false,
			isStaff: false,
			sharesMessage: false,
			...more.customer,
		},
	};
}

export const house = (more: Partial<CareHouse> = {}): CareHouse => {
	const settings = defaultSettings();
	return {
		...settings,
		brand: { name: 'Acme' },
		customerAttributes: about.attributes.map((key) => ({
			key,
			name: key,
			type: 'text',
			choices: [],
		})),
		care: defaultCareSettings(),
		...more,
	};
};

export const nothingDone: Progress = { since: now - day, done: [], stopped: null, groups: [] };

/** The first occasion around a moment, as a run would find it. */
export function occasionOf(of: Campaign, known: CareFacts, around = now): Occasion {
	const [found] = of.rules.occasions(known, {
		firstDay: Math.floor(around / day) - 400,
		lastDay: Math.floor(around / day) + 400,
		from: around - 400 * day,
		until: around + 400 * day,
	});
	if (found === undefined) throw new Error('There is no occasion.');
	return found;
}

export function careCase(
	of: Campaign,
	known: CareFacts,
	more: Partial<Omit<CareCase, 'progress'>> & { progress?: Partial<Progress> } = {},
): CareCase {
	return {
		campaign: of,
		facts: known,
		occasion: more.occasion ?? occasionOf(of, known),
		contacts: [],
		...more,
		progress: { ...nothingDone, ...more.progress },
	};
}
