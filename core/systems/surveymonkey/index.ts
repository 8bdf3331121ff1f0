import type { System } from '../system';
import { surveymonkey as source } from './source';

export const surveymonkey: System = {
	key: 'surveymonkey',
	names: { en: 'SurveyMonkey', 'zh-CN': 'SurveyMonkey' },
	source,
	isSurveyTool: true,
	proof: { answers: 'simulator' },
};
