import { calendarOf, clockVersion } from '../../core/loop/case/case-context';
import { loadSettings } from '../../core/store/repositories/workspaces';
import type { Store } from '../../core/store/store';
import { defineSurvey } from '../../core/survey/define';
import { peopleOf } from './customers';
import { ask } from './events';
import { insert } from './insert';
import { livesOf } from './lives';
import { day, hour, type Made, yearEnd } from './made';
import { ordersOf } from './orders';
import { randomFrom } from './random';
import { shops } from './shop';

export { yearEnd } from './made';

/** How long the made-up time is, how many are asked a day, and the moment at which it ends. */
export type YearSize = { days: number; aDay: number; end?: number };

/** A shop of which every week has answers enough to be told from the others. */
export const shownYear: YearSize = { days: 550, aDay: 40 };

/**
 * Fills a workspace with a year and a half of a made-up bike shop, the same ones every time: customers, orders,
 * invitations, answers with comments, and cases. In the last quarter a carrier brings parcels late for five weeks.
 *
 * @returns how many of each there are
 */
export async function fillYear(
	store: Store,
	workspace: string,
	language: 'en' | 'zh-CN',
	{ days, aDay, end = yearEnd }: YearSize = { days: 550, aDay: 26 },
): Promise<{ invitations: number; responses: number; cases: number }> {
	const random = randomFrom(2026);
	const shop = shops[language];
	const text = (said: string) => ({ [language]: said });
	const settings = await loadSettings(store.db, workspace);
	const [[name, preset] = ['', { response: 4 * hour, resolution: 24 * hour }]] = Object.entries(
		settings.slaPresets,
	).sort(([, one], [, other]) => other.response - one.response);
	const base = { languages: [language] };
	const people = peopleOf(workspace, { language, end }, shop, random);
	const segments = shop.segments.map(([segment]) => segment);
	const made: Made = {
		workspace,
		language,
		shop,
		end,
		random,
		calendar: calendarOf(settings),
		preset: { name, ...preset },
		clockVersion: clockVersion(settings),
		people,
		lives: livesOf(people, segments, { end }),
		transactional: defineSurvey({ ...base, key: 'after-each-step', metric: 'csat' }),
		relationship: defineSurvey({
			...base,
			key: 'would-you-recommend',
			metric: 'nps',
			purpose: 'relationship',
			questions: shop.items.map((item) => ({
				kind: 'rating' as const,
				id: item.id,
				text: text(item.text),
				max: 5,
			})),
		}),
		rows: { events: [], beside: [], invitations: [], responses: [], cases: [], steps: [] },
	};
	for (let at = 0; at < days; at++) {
		const morning = end - (days - at) * day;
		// Busier in summer, quiet on Sundays.
		const month = new Date(morning).getUTCMonth();
		const season = 0.75 + 0.5 * Math.sin((Math.PI * (month + 1)) / 12);
		const isSunday = new Date(morning).getUTCDay() === 0;
		const count = Math.round(aDay * season * (isSunday ? 0.4 : 1) * (0.7 + 0.6 * random.next()));
		for (let nth = 0; nth < count; nth++)
			ask(made, morning + Math.floor(random.next() * 10 * hour));
	}
	for (const [at, life] of made.lives.entries()) {
		const customer = people[at];
		if (customer === undefined) continue;
		made.rows.beside.push(...ordersOf(made, customer, life, { from: end - days * day }));
	}
	await insert(store, made);
	const { invitations, responses, cases } = made.rows;
	return {
		invitations: invitations.length,
		responses: responses.length,
		cases: cases.length,
	};
}
