import type { IndexItem, ReasonTag, Texts } from '../model/survey';
import { builtInLanguages, builtInTexts, type TextKey } from './texts';

type Ends = { question: Texts; lowLabel: Texts; highLabel: Texts };

/** One text in every built-in language. */
function everywhere(key: TextKey): Texts {
	return Object.fromEntries(builtInLanguages.map((tag) => [tag, builtInTexts[tag][key]]));
}

const ends = (metric: 'csat' | 'nps' | 'ces' | 'effort' | 'csi' | 'verification'): Ends => ({
	question: everywhere(`question.${metric}`),
	lowLabel: everywhere(`question.${metric}.low`),
	highLabel: everywhere(`question.${metric}.high`),
});

const item = (id: 'product' | 'service' | 'price', weight: number): IndexItem => ({
	id,
	text: everywhere(`item.${id}`),
	weight,
});

const wrong = ['slow', 'not_solved', 'attitude', 'unclear', 'defect', 'hard', 'price'] as const;
const right = ['fast', 'solved', 'friendly', 'clear', 'quality', 'easy'] as const;

/**
 * Questions that are built in, per metric, in every built-in language. `{brand}` stands for the
 * workspace's brand name and is filled by the page and the mail.
 */
export const builtInSurveyTexts: {
	csat: Ends;
	nps: Ends;
	/** Agreement that it was easy; `effort` asks for the effort itself. */
	ces: Ends;
	effort: Ends;
	csi: Ends & { items: IndexItem[] };
	/** Asked after a fix, on any scale; on one of two points the labels are the answers. */
	verification: Ends & { no: Texts; yes: Texts };
	/** Answers to any other question that has two. */
	no: Texts;
	yes: Texts;
	reasons: ReasonTag[];
	commentPrompt: Texts;
} = {
	csat: ends('csat'),
	nps: ends('nps'),
	ces: ends('ces'),
	effort: ends('effort'),
	csi: { ...ends('csi'), items: [item('product', 0.4), item('service', 0.4), item('price', 0.2)] },
	verification: {
		...ends('verification'),
		no: everywhere('question.verification.no'),
		yes: everywhere('question.verification.yes'),
	},
	no: everywhere('question.no'),
	yes: everywhere('question.yes'),
	reasons: [
		...wrong.map((id): ReasonTag => ({
			id,
			text: everywhere(`reason.${id}`),
			levels: ['low', 'middle'],
		})),
		...right.map((id): ReasonTag => ({ id, text: everywhere(`reason.${id}`), levels: ['high'] })),
	],
	commentPrompt: everywhere('question.comment'),
};
