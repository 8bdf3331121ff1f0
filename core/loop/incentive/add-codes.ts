import { setImmediate } from 'node:timers/promises';

import { InputError } from '../../model/errors';
import { newId } from '../../model/id';
import { countCodes, insertCodes, surveysOfCodes } from '../../store/repositories/incentive-codes';
import { currentSurvey } from '../../store/repositories/surveys';
import { type CodeFault, longestCode, readCode } from '../../survey/incentive-code';
import { noteDeed } from '../audit/deed';
import { type Doer, thePackage } from '../audit/doer';
import type { House } from '../house';
import { unknownSurvey } from '../survey/unknown-survey';
import { sayOf } from '../workspace/spoken';
import { serveWaiting } from './serve-waiting';

export { codeLines } from '../../survey/incentive-code';

/** What became of one of the codes: `known` = the survey's list has had it before. It names no code. */
export type AddedCode = {
	kind: 'added' | 'known' | 'refused';
	/** Why it was refused; else `null`. */
	reason: CodeFault | 'other_survey' | null;
	/** The same, in a sentence. */
	text: string;
};

export type AddedCodes = {
	/** One for each that was given, in their order. */
	codes: AddedCode[];
	/** How many of the survey's codes nobody has yet. */
	left: number;
};

/** Codes that are stored in one transaction: few enough for pages to have their turn. */
const atOnce = 250;

/**
 * Puts codes into the list of a survey. Doing it again, or once more after a part of it, changes nothing:
 * what is there is `known`. Customers who were promised a code get theirs first.
 *
 * @param input.codes as they came: cells of a sheet, lines of a text
 * @throws SetupError if nobody has published the survey, InputError if it has no incentive
 */
export async function addIncentiveCodes(
	house: House,
	now: number,
	input: { surveyKey: string; codes: readonly unknown[]; doer?: Doer },
): Promise<AddedCodes> {
	const { surveyKey, codes, doer = thePackage } = input;
	const survey = await currentSurvey(house.store.db, house.workspace, surveyKey);
	if (!survey) throw unknownSurvey(surveyKey);
	if (!survey.incentive) {
		throw new InputError(
			`The survey "${surveyKey}" has no incentive, so that nobody would get these codes.`,
			'Add the incentive in its Satisfaction Response Trigger and publish the workflow, or choose another survey.',
		);
	}
	const results: AddedCode[] = [];
	for (let from = 0; from < codes.length; from += atOnce) {
		const some = codes.slice(from, from + atOnce);
		results.push(...(await addSome(house, now, { surveyKey, given: some, doer })));
		await serveWaiting(house, now, surveyKey);
		await setImmediate();
	}
	const lists = await countCodes(house.store, house.workspace);
	const left = lists.find((list) => list.surveyKey === surveyKey)?.left ?? 0;
	return { codes: results, left };
}

async function addSome(
	house: House,
	now: number,
	{ surveyKey, given, doer }: { surveyKey: string; given: readonly unknown[]; doer: Doer },
): Promise<AddedCode[]> {
	const read = given.map(readCode);
	const codes = [...new Set(read.flatMap((one) => (one.kind === 'code' ? [one.code] : [])))];
	const { fresh, owners } = await house.store.transaction(async (tx) => {
		const about = { surveyKey, at: now, codes };
		const added = await insertCodes(tx, house.store.dialect, house.workspace, about);
		if (added.size > 0) {
			await noteDeed(tx, house, now, {
				action: 'codes_added',
				doer,
				target: { kind: 'survey', id: surveyKey },
				details: { count: added.size },
				key: newId('aud'),
			});
		}
		const others = codes.filter((code) => !added.has(code));
		return { fresh: added, owners: await surveysOfCodes(tx, house.workspace, others) };
	});
	const say = sayOf(house);
	return read.map((one): AddedCode => {
		if (one.kind === 'refused') {
			const { kind, reason } = one;
			return { kind, reason, text: say(`code.${reason}`, { most: longestCode }) };
		}
		// The second time that a code stands in the same list it is known.
		if (fresh.delete(one.code)) {
			return { kind: 'added', reason: null, text: say('code.added', { key: surveyKey }) };
		}
		const key = owners.get(one.code) ?? surveyKey;
		if (key === surveyKey) return { kind: 'known', reason: null, text: say('code.known', { key }) };
		const reason = 'other_survey' as const;
		return { kind: 'refused', reason, text: say(`code.${reason}`, { key }) };
	});
}
