import type { Direction, Metric, Scale } from '../model/metric';

/** Which plain numbers on the scale a mapping takes; `none` = only its words. */
type Numbers = 'whole' | 'any' | 'percent' | 'none';

/** How answers of one kind become a rating on a scale. */
export type Mapping = Scale & {
	metric: Metric;
	/** For people who choose a mapping. */
	label: string;
	numbers: Numbers;
	/** Words and codes, in lower case, with their value on the scale. */
	words: Readonly<Record<string, number>>;
	/** The first satisfied rating where the sender's own words draw the line; `null` = the usual one. */
	satisfiedFrom: number | null;
	/** Words the sender uses where there is no answer yet, with what they mean. */
	noAnswer: Readonly<Record<string, string>>;
};

function mapping(
	metric: Metric,
	label: string,
	[min, max]: [number, number],
	rest: Partial<
		Pick<Mapping, 'direction' | 'numbers' | 'words' | 'satisfiedFrom' | 'noAnswer'>
	> = {},
): Mapping {
	const usual = { numbers: 'whole', words: {}, satisfiedFrom: null, noAnswer: {} } as const;
	const direction: Direction = 'higher_is_better';
	return { metric, label, min, max, direction, ...usual, ...rest };
}

const lower = { direction: 'lower_is_better' } as const;

/**
 * The named mappings: any scale to a metric. A name is a promise: what it maps stays, another reading
 * gets another name.
 */
export const mappings = {
	csat_1_5: mapping('csat', 'CSAT 1–5', [1, 5]),
	csat_1_7: mapping('csat', 'CSAT 1–7', [1, 7]),
	csat_1_10: mapping('csat', 'CSAT 1–10', [1, 10]),
	csat_faces: mapping('csat', 'CSAT faces (1–5 or emoji)', [1, 5], {
		words: {
			'😡': 1,
			'😠': 1,
			'😞': 2,
			'🙁': 2,
			'☹': 2,
			'😐': 3,
			'🙂': 4,
			'😊': 4,
			'😀': 5,
			'😃': 5,
			'😄': 5,
			'😍': 5,
		},
	}),
	csat_labels_en: mapping('csat', 'CSAT in English words', [1, 5], {
		numbers: 'none',
		words: {
			'extremely satisfied': 5,
			'very satisfied': 5,
			satisfied: 4,
			'somewhat satisfied': 4,
			neutral: 3,
			'neither satisfied nor dissatisfied': 3,
			'somewhat dissatisfied': 2,
			dissatisfied: 2,
			unsatisfied: 2,
			'very dissatisfied': 1,
			'very unsatisfied': 1,
			'extremely dissatisfied': 1,
		},
	}),
	csat_labels_zh: mapping('csat', 'CSAT in Chinese words (满意 …)', [1, 5], {
		numbers: 'none',
		words: {
			非常满意: 5,
			十分满意: 5,
			很满意: 5,
			满意: 4,
			比较满意: 4,
			较满意: 4,
			// The middle step of the five-step 好差评 scale, below 满意.
			基本满意: 3,
			一般: 3,
			普通: 3,
			中立: 3,
			不满意: 2,
			不太满意: 2,
			比较不满意: 2,
			较不满意: 2,
			非常不满意: 1,
			十分不满意: 1,
			很不满意: 1,
		},
	}),
	nps_0_10: mapping('nps', 'NPS 0–10', [0, 10]),
	ces_1_7_agreement: mapping('ces', 'CES 1–7, agreement that it was easy (7 = easy)', [1, 7]),
	ces_1_5_agreement: mapping('ces', 'CES 1–5, agreement that it was easy (5 = easy)', [1, 5]),
	ces_1_7_effort: mapping('ces', 'CES 1–7, effort (1 = easy)', [1, 7], lower),
	ces_1_5_effort: mapping('ces', 'CES 1–5, effort (1 = easy)', [1, 5], lower),
	zendesk_good_bad: mapping('csat', 'Zendesk good / bad', [0, 1], {
		numbers: 'none',
		words: { bad: 0, good: 1 },
		noAnswer: {
			offered: 'Zendesk asked and has no answer yet',
			unoffered: 'Zendesk has not asked',
		},
	}),
	zendesk_1_5: mapping('csat', 'Zendesk 1–5', [1, 5]),
	// Codes of the Freshdesk API v2: a table, not numbers to reckon with. 100 is neutral, and 101 is
	// "happy" there, so it is satisfied here.
	freshdesk_codes: mapping('csat', 'Freshdesk codes (103 … −103)', [1, 7], {
		numbers: 'none',
		satisfiedFrom: 5,
		words: {
			'103': 7,
			'102': 6,
			'101': 5,
			'100': 4,
			'-101': 3,
			'-102': 2,
			'-103': 1,
			'extremely happy': 7,
			'very happy': 6,
			happy: 5,
			neutral: 4,
			unhappy: 3,
			'very unhappy': 2,
			'extremely unhappy': 1,
		},
	}),
	freshdesk_classic: mapping('csat', 'Freshdesk classic (1 = happy … 3 = unhappy)', [1, 3], {
		...lower,
		words: { happy: 1, neutral: 2, unhappy: 3 },
	}),
	thumbs: mapping('csat', 'Thumbs up / down', [0, 1], {
		words: {
			'👍': 1,
			up: 1,
			true: 1,
			yes: 1,
			是: 1,
			赞: 1,
			'👎': 0,
			down: 0,
			false: 0,
			no: 0,
			否: 0,
			踩: 0,
		},
	}),
	percent_0_100: mapping('csat', 'CSAT in percent, 0–100', [0, 100], { numbers: 'percent' }),
	csi_percent: mapping('csi', 'CSI, 0–100', [0, 100], { numbers: 'percent' }),
} satisfies Record<string, Mapping>;

export type MappingName = keyof typeof mappings;

export const mappingNames = Object.keys(mappings) as MappingName[];

/** A mapping of the user's own: any numbers on any scale. */
export type CustomMapping = Scale & { metric: Metric };

/** The mapping that a custom scale stands for. */
export function customMapping({ metric, min, max, direction }: CustomMapping): Mapping {
	return mapping(metric, 'own scale', [min, max], {
		direction,
		numbers: metric === 'nps' ? 'whole' : 'any',
	});
}
