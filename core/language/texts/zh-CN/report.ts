import type { reportTexts as english } from '../en/report';
import type { InOtherWords } from '../shape';

export const reportTexts: InOtherWords<typeof english> = {
	'report.skip': '跳到正文',
	'report.contents': '目录',
};
