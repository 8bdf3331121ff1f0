import type { System } from '../system';
import { typeform as source } from './source';

export const typeform: System = {
	key: 'typeform',
	names: { en: 'Typeform', 'zh-CN': 'Typeform' },
	source,
	isSurveyTool: true,
	proof: { answers: 'simulator' },
};
