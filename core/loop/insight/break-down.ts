import type { Sign } from '../../insight/breakdown/signs';
import { breakdownTables } from '../../insight/breakdown/table';
import { listPeople } from '../../store/repositories/people';
import type { House } from '../house';
import type { BreakdownInput } from './breakdown-input';
import type { BreakdownItem } from './breakdown-item';
import { emptyItem, itemsOf } from './breakdown-items';
import { namerFor, storedField } from './breakdown-names';
import { breakdownSigns } from './breakdown-signs';
import { strataOf } from './breakdown-strata';
import { breakdownWords, thingsOf } from './breakdown-text';
import { insightScope } from './insight-scope';
import { withNotes } from './nobody-fits';
import { talliesOfPeriod } from './period-tallies';

/**
 * The answers of a period by one field or two: for each survey and scale an item on the whole and one for each
 * group, compared with the rest. Boards of teams, and of people where that is asked for, have places and fair
 * estimates. Groups below the minimum are added up so that none can be worked out. Test rows are left out.
 *
 * @returns at least one item
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function breakDown(
	house: House,
	now: number,
	input: BreakdownInput,
): Promise<BreakdownItem[]> {
	const scope = await insightScope(house, now, input);
	const { settings, language } = scope;
	const { by, minimumCell } = input;
	const fields = [...new Set(by.map(storedField))];
	const people = fields.includes('owner') ? await listPeople(house.store.db, house.workspace) : [];
	const namer = namerFor(people, settings, language);
	const rows = await talliesOfPeriod(scope, fields);
	const strata = strataOf(rows, { by, fields, namer });
	const limits = { minimumCell, minimumN: settings.minimumN };
	const { tables, correction } = breakdownTables(
		strata.map(({ cells }) => cells),
		limits,
	);
	const things = thingsOf(by);
	const ranked = !by.includes('owner') || input.rankPeople;
	const signs =
		things === 'group' || !ranked || tables.length === 0
			? new Map<string, Sign[]>()
			: await breakdownSigns(scope, things, namer);
	const words = breakdownWords(language, by);
	const setting = { scope, input, words, namer, correction, signs, ranked };
	if (tables.length === 0) return await withNotes(scope, [emptyItem(setting)]);
	const items = tables.flatMap((table, at) => {
		const stratum = strata[at];
		return stratum ? itemsOf(table, stratum, setting) : [];
	});
	return await withNotes(scope, items);
}
