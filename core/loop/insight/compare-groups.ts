import {
	type Compared,
	compareGroups as compare,
	type Pair,
	type Return,
	returnOf,
} from '../../insight/compare-groups';
import { comparedInWords, returnInWords } from '../../insight/compare-words';
import type { Finding } from '../../insight/finding';
import { corrected } from '../../insight/stats/multiplicity';
import { figureWords } from '../../language/figures';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import { InputError } from '../../model/errors';
import { loadSettings } from '../../store/repositories/workspaces';
import { measureEffect } from '../care/measure-effect';
import type { House } from '../house';
import type { Comparable } from './comparable';
import { type AnswersInput, comparedAnswers } from './compared-answers';
import { comparedItems, type ItemsInput } from './compared-items';
import { offScaleText } from './off-scale';

/** A campaign's own two groups, or those written to by two campaigns. */
type CampaignInput = {
	of: 'campaign';
	campaign: string;
	/** The other version; `null` = those who were left out of the same campaign. */
	other: string | null;
	language: string | null;
};

/** What one more in the share is worth, and what it all cost; `null` = nobody asks. */
export type Worth = { value: number; cost: number } | null;

export type CompareInput = (CampaignInput | AnswersInput | ItemsInput) & { worth: Worth };

export type ComparedFinding = Compared & {
	survey: string | null;
	name: string | null;
	text: string;
};

export type Comparison = Finding & {
	compared: CompareInput['of'];
	names: { a: string; b: string };
	figure: Compared['figure'];
	a: Compared['a'];
	b: Compared['b'];
	difference: number | null;
	p: number | null;
	needed: number | null;
	ratio: Compared['ratio'];
	odds: Compared['odds'];
	/** Whether the groups were made by chance: only then a difference is because of what they differ in. */
	isRandom: boolean;
	return: Return | null;
	correction: { tests: number; method: 'holm' | 'bh' };
	inBoth: number;
	/** All that was compared, the first one as above. */
	findings: ComparedFinding[];
};

/**
 * Compares two groups, B with A: by shares (Newcombe, pooled z, risk and odds ratio), means (Welch) and Net
 * Promoter Scores (Rocks), with how many more it would take to tell.
 *
 * @throws InputError for groups that share answers, that have no scale in common, or values that are none
 */
export async function compareGroups(
	house: House,
	now: number,
	input: CompareInput,
): Promise<Comparison> {
	const settings = await loadSettings(house.store.db, house.workspace);
	const { minimumN } = settings;
	const language = input.language ?? settings.languages[0] ?? 'en';
	const found = await comparable(house, now, input, language);
	const all = compare(
		found.pairs.map(({ pair }) => pair),
		minimumN,
	);
	const findings = all.map((one, at): ComparedFinding => {
		const { figure = null, survey = null } = found.pairs[at] ?? {};
		const { isRandom, names } = found;
		const text = comparedInWords(one, { ...names, figure, minimumN, isRandom, language });
		return { ...one, survey, name: figure, text };
	});
	const [first] = findings;
	if (!first) throw new Error('Every way to compare gives a pair.');
	const share = findings.find(({ figure }) => figure === 'share');
	const back = input.worth === null || !share ? null : returnOf(share, input.worth);
	const tests = findings.filter(({ p }) => p !== null).length;
	const say = sayIn(language);
	const text = sentencesInARow(
		[
			...findings.map((one) => one.text),
			back === null ? '' : returnInWords(back, language),
			tests > 1 ? say('compare.corrected', { count: tests }) : '',
			found.inBoth > 0
				? say('compare.inBoth', { count: figureWords(language).count(found.inBoth) })
				: '',
			found.isRunning ? say('compare.peeking') : '',
			found.unfit,
			offScaleText(found.offScale, language),
		],
		say,
	);
	const { survey: _survey, name: _name, ...headline } = first;
	return {
		...headline,
		text,
		n: first.a.n + first.b.n,
		compared: input.of,
		names: found.names,
		isRandom: found.isRandom,
		return: back,
		correction: { tests, method: corrected(new Array<number>(tests).fill(1)).method },
		inBoth: found.inBoth,
		findings,
	};
}

async function comparable(
	house: House,
	now: number,
	input: CompareInput,
	language: string,
): Promise<Comparable> {
	switch (input.of) {
		case 'answers':
			return await comparedAnswers(house, now, input, language);
		case 'campaign':
			return await comparedCampaigns(house, now, input, language);
		case 'items':
			return comparedItems(input, language);
	}
}

/** Who reached the goal: reckoned as Measure Effect of Satisfaction Care does. */
async function comparedCampaigns(
	house: House,
	now: number,
	{ campaign, other }: CampaignInput,
	language: string,
): Promise<Comparable> {
	const say = sayIn(language);
	const span = { from: null, until: null };
	const effect = await measureEffect(house, now, { campaign, ...span });
	const shareOf = ({ n, value }: { n: number; value: number | null }) => ({
		x: Math.round(n * (value ?? 0)),
		n,
	});
	const figure = say('compare.figure.reached');
	const treated = shareOf(effect.share.treated);
	if (other === null) {
		const pair: Pair = { figure: 'share', a: shareOf(effect.share.heldOut), b: treated };
		return {
			names: { a: say('compare.heldOut', { campaign }), b: say('compare.treated', { campaign }) },
			pairs: [{ pair, figure, survey: null }],
			isRandom: true,
			isRunning: effect.notCounted.open > 0,
			inBoth: effect.notCounted.mixed,
			offScale: 0,
			unfit: '',
		};
	}
	if (other.trim() === campaign.trim()) {
		throw new InputError(
			`"${campaign}" is compared with itself.`,
			'Choose another campaign, or leave Compared With empty for those who were left out of this one.',
		);
	}
	const rival = await measureEffect(house, now, { campaign: other, ...span });
	const pair: Pair = { figure: 'share', a: treated, b: shareOf(rival.share.treated) };
	return {
		names: {
			a: say('compare.treated', { campaign }),
			b: say('compare.treated', { campaign: other }),
		},
		pairs: [{ pair, figure, survey: null }],
		isRandom: false,
		isRunning: effect.notCounted.open + rival.notCounted.open > 0,
		inBoth: 0,
		offScale: 0,
		unfit: '',
	};
}
