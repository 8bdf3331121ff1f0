import type { System } from '../system';
import { jinshuju as source } from './source';

export const jinshuju: System = {
	key: 'jinshuju',
	names: { en: 'Jinshuju', 'zh-CN': '金数据' },
	source,
	isSurveyTool: true,
	proof: { answers: 'simulator' },
};
