import type { System } from '../system';
import { formbricks as source } from './source';

export const formbricks: System = {
	key: 'formbricks',
	names: { en: 'Formbricks', 'zh-CN': 'Formbricks' },
	source,
	isSurveyTool: true,
	proof: { answers: 'oracle' },
};
