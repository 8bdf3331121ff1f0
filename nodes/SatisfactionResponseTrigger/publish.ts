import { surveyDefinition } from '../../core/loop/survey/survey-definition';
import { publishing } from '../page-trigger/publish-page';
import { surveyParameters } from './survey-parameters';

/** Publishing the trigger publishes the survey that it defines, and its page. */
export const { checkExists, create, remove } = publishing({
	page: 'survey',
	path: { parameter: 'path', example: 'after-service' },
	define: (hook) => surveyDefinition(surveyParameters((name) => hook.getNodeParameter(name, null))),
});
