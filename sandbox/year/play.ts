import { figuresLink, problemsLink, teamLink } from '../../core/loop/case/case-link';
import type { House } from '../../core/loop/house';
import { openHouse } from '../../core/loop/open-house';
import { publicLinkIfAny } from '../../core/loop/problem/public-link';
import { closeStores } from '../../core/store/registry';
import { findEndpoint } from '../../core/store/repositories/endpoints';
import { listPeople } from '../../core/store/repositories/people';
import { importWorkflow } from '../n8n/workflows';
import { workspaceKey } from '../stage/credentials';
import type { Stage } from '../stage/stage';
import { storeFile } from '../store/reader';
import { fillWork } from './fill-work';
import { fillYear, shownYear } from './fill-year';
import { shops } from './shop';
import { reader, yearFile } from './workflow';

/** What of the sandbox's settings does not hold for a year that has passed at its own pace. */
export const yearSettings = (language: 'en' | 'zh-CN') => ({
	timeScale: 1,
	// What is said of the past is not to come again as unfinished today.
	safetyNetAfter: '3600d',
	brand: { name: shops[language].name },
	compensation: { currency: shops[language].currency },
	calendar: {
		hours: Object.fromEntries(
			[1, 2, 3, 4, 5].map((day) => [day, [{ from: '09:00', to: '17:00' }]]),
		),
		publicDays: 'none',
	},
	slaPresets: Object.fromEntries(
		['live', 'chat', 'complaint', 'feedback', 'negative_with_plan'].map((name) => [
			name,
			{ response: '16h', resolution: '40h' },
		]),
	),
});

/** Pages of the made-up year for somebody who leads; `null` = nobody could open it. */
export type YearLinks = Record<'figures' | 'cases' | 'problems' | 'said', string | null>;

export type PlayedYear = {
	counts: Awaited<ReturnType<typeof fillYear>>;
	links: YearLinks;
};

/**
 * Puts a year and a half of a made-up bike shop, until now, into the workspace of a running n8n, what is done about it,
 * and a workflow that asks about it.
 *
 * @param now epoch ms: the year ends then, and is the same one for the same end
 * @returns how many of each there are, and where it can be looked at
 */
export async function playYear(
	{ n8n, client, workspaceCredential }: Stage,
	now: number,
	language: 'en' | 'zh-CN' = 'en',
): Promise<PlayedYear> {
	const target = { kind: 'sqlite' as const, file: storeFile(n8n.place.userFolder) };
	const who = { workspace: workspaceKey, publicAddress: null, secret: null, previousSecret: null };
	const house = await openHouse(who, target, process.env, now);
	try {
		const size = { ...shownYear, end: now };
		const counts = await fillYear(house.store, workspaceKey, language, size);
		await fillWork(house, language, now);
		await importWorkflow(client, yearFile(workspaceCredential, language));
		return { counts, links: await linksFor(house, now) };
	} finally {
		await closeStores();
	}
}

async function linksFor(house: House, now: number): Promise<YearLinks> {
	const { db } = house.store;
	const people = await listPeople(db, house.workspace);
	const lead = people.find(({ email }) => email === reader);
	const page = await findEndpoint(db, house.workspace, 'case', '');
	const said = await publicLinkIfAny(house, null);
	if (lead === undefined || page?.active !== 1) {
		return { figures: null, cases: null, problems: null, said };
	}
	const about = { team: '*', personId: lead.id, now };
	return {
		figures: figuresLink(house, page.address, about),
		cases: teamLink(house, page.address, about),
		problems: problemsLink(house, page.address, about),
		said,
	};
}
