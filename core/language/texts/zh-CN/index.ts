import { caseTexts } from './case';
import { customerTexts } from './customer';
import { insightTexts } from './insight';
import { mailTexts } from './mail';
import { ownerTexts } from './owner';
import { surveyTexts } from './survey';

/** 全部文本，简体中文。 */
export const chinese = {
	...caseTexts,
	...customerTexts,
	...insightTexts,
	...mailTexts,
	...ownerTexts,
	...surveyTexts,
};
