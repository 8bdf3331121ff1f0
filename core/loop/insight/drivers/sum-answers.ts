import { addLines } from '../../../insight/drivers/read-lines';
import { neededAnswers } from '../../../insight/drivers/model';
import { type DriverSums, noSums, ratedIn } from '../../../insight/drivers/sums';
import {
	countItemSets,
	itemAnswers,
	type ItemScope,
} from '../../../store/repositories/item-answers';
import { breather } from '../../breathe';
import { type DriverPlan, type Form, planOf } from './survey-plan';
import type { ReadChoices } from './read-choices';

export type Summed = {
	form: Form;
	planned: DriverPlan;
	sums: DriverSums;
	/** Drivers that fewer than half of the answers rated. */
	missing: Array<{ label: string; id: string; n: number; of: number }>;
	otherForms: number;
};

/** A form with so many answers in the period. */
export type ChosenForm = { form: Form; otherForms: number };

/** The newest form with enough answers, else the newest with any. */
export async function chooseForm(
	scope: Omit<ItemScope, 'set'>,
	forms: readonly Form[],
	least: number,
): Promise<ChosenForm | null> {
	const [newest] = forms;
	if (!newest) return null;
	if (forms.length === 1) return { form: newest, otherForms: 0 };
	const counts = await countItemSets(scope);
	const countOf = ({ set }: Form): number => counts.find((one) => one.set === set)?.n ?? 0;
	const enough = forms.find(
		(form) => countOf(form) >= Math.max(least, neededAnswers(form.items.length)),
	);
	const form = enough ?? forms.find((one) => countOf(one) > 0) ?? newest;
	const all = counts.reduce((sum, { n }) => sum + n, 0);
	return { form, otherForms: all - countOf(form) };
}

/**
 * Sums the answers to a form, a piece at a time. What fewer than half rated would leave hardly a complete
 * answer: it is left out, and the answers are read once more.
 */
export async function sumAnswers(
	scope: Omit<ItemScope, 'set'>,
	{ form, otherForms }: ChosenForm,
	choices: ReadChoices,
	language: string,
): Promise<Summed> {
	const planned = planOf(form, choices, language);
	const sums = await read(scope, form, planned);
	const { rated, items } = ratedIn(sums);
	const rare = planned.drivers.flatMap(({ item, label }, at) => {
		const n = items[at]?.n ?? 0;
		return n < rated / 2 ? [{ id: item.id, label, n, of: rated }] : [];
	});
	if (rare.length === 0 || rare.length === planned.drivers.length) {
		return { form, planned, sums, missing: [], otherForms };
	}
	const without = rare.map(({ id }) => id);
	const fewer = planOf(form, choices, language, without);
	const again = await read(scope, form, fewer);
	return { form, planned: fewer, sums: again, missing: rare, otherForms };
}

async function read(
	scope: Omit<ItemScope, 'set'>,
	{ set, survey }: Form,
	{ plan }: DriverPlan,
): Promise<DriverSums> {
	const sums = noSums(plan);
	const range = survey.metric === 'csi' ? null : survey.rating;
	const breathe = breather();
	for await (const lines of itemAnswers({ ...scope, set, range })) {
		addLines(sums, lines);
		await breathe();
	}
	return sums;
}
