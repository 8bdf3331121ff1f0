/** What stands in a comment where something personal was taken out. */
export const maskedTexts = {
	'masked.mailbox': '[e-mail]',
	'masked.phone': '[phone]',
	'masked.identity': '[ID number]',
	'masked.card': '[card number]',
	'masked.account': '[account]',
	'masked.name': '[name]',
} as const;
