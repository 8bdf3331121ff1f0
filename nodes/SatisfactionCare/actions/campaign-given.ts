import { InputError } from '../../../core/model/errors';
import { type Call, itemText, textParameter } from '../../connection/operation';
import { pickerField } from '../../connection/pickers';

/** Which campaign is meant, of those that have run. */
export const chosenCampaign = pickerField('campaigns', {
	displayName: 'Campaign',
	name: 'campaign',
	none: 'The Campaign of the Item',
	description: 'A campaign that Find Due has run',
});

/** @throws InputError when neither the field nor the item names a campaign */
export function campaignGiven(call: Call): string {
	const key = textParameter(call, chosenCampaign.name) ?? itemText(call, 'care', 'campaign');
	if (key !== null) return key;
	throw new InputError(
		'"Campaign" is empty, and the item is of no campaign.',
		'Choose a Campaign, or connect an item that Find Due gave.',
	);
}
