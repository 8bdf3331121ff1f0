import { timeZoneOf } from '../../calendar/zone-names';
import { unacceptable } from '../../model/read-input';
import { text } from '../option/fields';
import { refined } from '../option/option';

/** The zone of the times that a sender writes without one; an IANA name once it is read. */
export const senderZone = refined(
	text({
		label: 'Time Zone of the Sender',
		hint: 'For times without a zone. Empty means that such an event is refused.',
		example: 'Asia/Shanghai',
		fallback: null,
	}),
	(name, place) => {
		if (name === null) return null;
		const zone = timeZoneOf(name);
		if (zone !== null) return zone;
		throw unacceptable(place, name, 'a time zone such as Asia/Shanghai');
	},
);
