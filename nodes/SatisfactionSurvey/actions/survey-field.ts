import { askedSurvey, type AskedSurvey } from '../../../core/loop/survey/asked-survey';
import { type Call, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { draftNodes } from '../../connection/workflow-draft';
import { surveyKeyIn } from '../../SatisfactionResponseTrigger/survey-parameters';
import { surveyOf as surveyOnCanvas } from '../../SatisfactionResponseTrigger/tryable-survey';

/** The survey that is asked or shown. */
export const surveyField = pickerField('surveys', {
	displayName: 'Survey',
	name: 'surveyKey',
	none: 'The Survey of This Workflow',
	description:
		'A survey that is published, or the one that the Satisfaction Response Trigger of this workflow defines. Tried out by hand, it is the survey as it stands on the canvas',
});

/** The survey that is meant; in a trial as it stands on the canvas. */
export async function surveyOf(call: Call): Promise<AskedSurvey> {
	const { context, house, trial } = call;
	const nodes = trial ? draftNodes(context, 'satisfactionResponseTrigger') : null;
	return await askedSurvey(house, {
		key: textParameter(call, 'surveyKey'),
		workflowId: context.getWorkflow().id ?? '',
		canvas:
			nodes &&
			nodes.map((node) => ({
				nodeName: node.name,
				key: surveyKeyIn(node),
				define: () => surveyOnCanvas((parameter) => node.parameters[parameter]),
			})),
	});
}
