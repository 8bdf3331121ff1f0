import type { System } from '../system';
import { wenjuanxing as source } from './source';

export const wenjuanxing: System = {
	key: 'wenjuanxing',
	names: { en: 'Wenjuanxing', 'zh-CN': '问卷星' },
	source,
	isSurveyTool: true,
	proof: { answers: 'simulator' },
};
