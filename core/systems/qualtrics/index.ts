import type { System } from '../system';
import { qualtrics as source } from './source';

export const qualtrics: System = {
	key: 'qualtrics',
	names: { en: 'Qualtrics', 'zh-CN': 'Qualtrics' },
	source,
	isSurveyTool: true,
	proof: { answers: 'oracle' },
};
