import type { NodeHint } from 'n8n-workflow';

import { recommendingWords } from '../../core/loop/survey/survey-definition';

const ownQuestions =
	'[$parameter["question"], ...($parameter["texts"]?.text ?? [])' +
	'.filter((row) => row.field === "rating").map((row) => row.text)]';

/** What the panel says about a survey while it is made. */
export const hints: NodeHint[] = [
	{
		message:
			'This question does not ask about recommending. Ask how likely it is to recommend, or the result compares with no other NPS.',
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ $parameter["metric"] === "nps" && ${ownQuestions}.some((text) => text && !/${recommendingWords.source}/i.test(text)) }}`,
	},
	{
		message:
			'Test Mode is on: whoever knows the address can try the survey out. Switch it off before customers are asked.',
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ $parameter["options"]?.testMode === true }}',
	},
];
