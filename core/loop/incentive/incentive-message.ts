import { fillText } from '../../language/say';
import { pickLanguage } from '../../language/pick-language';
import { textOf } from '../../language/text-of';
import { renderIncentiveMail } from '../../mail/incentive-mail';
import type { ItemMessage } from '../../model/item';
import type { Incentive, Survey } from '../../model/survey';
import type { Customer } from '../../store/repositories/customers';
import type { ResponseRow } from '../../store/repositories/responses';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { anyOptOutLink } from '../ask/opt-out-link';
import type { House } from '../house';
import { incentiveTopic } from './claim-code';

/** The logical message with an answer's code: there is one, so it leaves once. */
export const incentiveMessageKey = (responseId: string): string => `${responseId}:incentive`;

/** Writes the mail with the code, in the language of the answer. */
export async function incentiveMessage(
	tx: Tx,
	house: House,
	facts: {
		survey: Pick<Survey, 'languages'>;
		incentive: Incentive;
		response: Pick<ResponseRow, 'response_id' | 'language' | 'test'>;
		customer: Customer;
		email: string;
		code: string;
	},
	now: number,
): Promise<ItemMessage> {
	const { survey, incentive, response, customer, email, code } = facts;
	const settings = await loadSettings(tx, house.workspace);
	const wanted = [response.language, customer.language, ...settings.languages];
	const spoken = wanted.filter((one) => one !== null);
	const { language } = pickLanguage(survey.languages, spoken);
	const what = textOf(incentive.text, language, survey.languages[0] ?? 'en');
	const test = response.test === 1;
	const whose = { customerId: customer.customer_id, address: email };
	const about = { ...whose, topic: incentiveTopic, at: now, test };
	const mail = renderIncentiveMail({
		language,
		brand: settings.brand,
		testMode: test,
		customerName: customer.name,
		customerTitle: customer.title,
		what: fillText(what, { brand: settings.brand.name.trim() }),
		code,
		validUntil: incentive.validUntil,
		optOutLink: await anyOptOutLink(house, about, tx),
	});
	const key = incentiveMessageKey(response.response_id);
	return { key, kind: 'incentive', to: email, ...mail };
}
