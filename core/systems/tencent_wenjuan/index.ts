import type { System } from '../system';
import { tencentWenjuan as source } from './source';

export const tencentWenjuan: System = {
	key: 'tencent_wenjuan',
	names: { en: 'Tencent Wenjuan', 'zh-CN': '腾讯问卷' },
	source,
	isSurveyTool: true,
	proof: { answers: 'simulator' },
};
