import { beginSaidSeries, endSaidSeries } from '../../store/repositories/said-series';
import { type Deed, noteDeed } from '../audit/deed';
import type { Doer } from '../audit/doer';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/** In the audit trail the page of all surveys is the workspace's. */
const targetOf = ({ workspace }: House, surveyKey: string | null): Deed['target'] =>
	surveyKey === null ? { kind: 'workspace', id: workspace } : { kind: 'survey', id: surveyKey };

/**
 * Ends the link to a page for everybody: whoever opens it is told so, and no message has it any more. What is written
 * for the public stays with its problems.
 *
 * @param input.surveyKey `null` = the page of all surveys
 */
export async function endPublicPage(
	house: House,
	now: number,
	{ surveyKey, doer }: { surveyKey: string | null; doer: Doer },
): Promise<{ code: 'public_page_ended' | 'unchanged'; text: string }> {
	const { store, workspace } = house;
	const ended = await store.transaction(async (tx) => {
		if (!(await endSaidSeries(tx, workspace, surveyKey ?? '', now))) return false;
		await noteDeed(tx, house, now, {
			action: 'public_page_ended',
			doer,
			target: targetOf(house, surveyKey),
			details: {},
		});
		return true;
	});
	const say = sayOf(house);
	return ended
		? { code: 'public_page_ended', text: say('telling.page.ended') }
		: { code: 'unchanged', text: say('telling.page.endedBefore') };
}

/**
 * Makes a new link in place of one that was ended, which stays so.
 *
 * @returns whether one had been
 */
export async function renewPublicPage(
	house: House,
	now: number,
	{ surveyKey, doer }: { surveyKey: string | null; doer: Doer },
): Promise<boolean> {
	const { store, workspace } = house;
	return await store.transaction(async (tx) => {
		if (!(await beginSaidSeries(tx, workspace, surveyKey ?? ''))) return false;
		await noteDeed(tx, house, now, {
			action: 'public_page_renewed',
			doer,
			target: targetOf(house, surveyKey),
			details: {},
		});
		return true;
	});
}
