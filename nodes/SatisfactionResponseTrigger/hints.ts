import type { NodeHint } from 'n8n-workflow';

import { recommendingWords } from '../../core/loop/survey/survey-definition';

const ownQuestions =
	'[$parameter["question"], ...($parameter["texts"]?.text ?? [])' +
	'.filter((row) => row.field === "rating").map((row) => row.text)]';

const languages =
	'[...($parameter["options"]?.languages ?? ["en", "zh-CN"]), $parameter["options"]?.otherLanguages].filter(Boolean)';

/** What somebody writes in one language and nothing built in replaces in the others. */
const ownTexts =
	'[$parameter["ownQuestions"]?.question, $parameter["ownReasons"]?.reason, $parameter["csiItems"]?.item, ' +
	'[$parameter["options"]?.incentive?.entries?.text, $parameter["options"]?.nextStep?.step?.text]' +
	'.filter(Boolean)].some((all) => all?.length > 0)';

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
			'This survey has several languages, and Texts has no translation yet of what you wrote: everybody reads it as it stands. Translate it under Texts, or leave one language under Languages.',
		type: 'warning',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: `={{ ${languages}.length > 1 && ${ownTexts} && !($parameter["texts"]?.text?.length > 0) }}`,
	},
	{
		message:
			'Customers answer in the form of another tool, so this page asks nothing: the answers come through the trigger of that tool. Record them there with Satisfaction Score: Record, and go on from its outputs.',
		type: 'info',
		location: 'ndv',
		whenToDisplay: 'always',
		displayCondition: '={{ !!$parameter["options"]?.answeredIn?.form }}',
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
