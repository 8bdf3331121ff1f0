import type { maskedTexts as english } from '../en/masked';
import type { InOtherWords } from '../shape';

export const maskedTexts: InOtherWords<typeof english> = {
	'masked.mailbox': '[邮箱]',
	'masked.phone': '[电话]',
	'masked.identity': '[证件号]',
	'masked.card': '[卡号]',
	'masked.account': '[账号]',
	'masked.name': '[姓名]',
};
