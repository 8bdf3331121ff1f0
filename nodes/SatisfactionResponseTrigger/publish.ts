import { cleaned } from '../../core/model/clean';
import { publishing } from '../page-trigger/publish-page';
import { tryableSurvey } from './tryable-survey';

/** Publishing the trigger publishes the survey that it defines, and its page. */
export const { checkExists, create, remove } = publishing({
	page: 'survey',
	path: { parameter: 'options.path', example: 'after-service' },
	define: (hook) => tryableSurvey((name) => cleaned<unknown>(hook.getNodeParameter(name, null))),
});
