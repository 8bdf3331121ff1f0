import { timeZoneOf } from '../../calendar/zone-names';
import { unacceptable } from '../../model/read-input';
import { text } from '../option/fields';
import { refined } from '../option/option';

const label = 'Time Zone of the Sender';
const example = 'Asia/Shanghai';

/** The zone of the times that a sender writes without one; an IANA name once it is read. */
export const senderZone = refined(
	text({
		label,
		hint: 'For times without a zone. Empty means that such an event is refused.',
		example,
		fallback: null,
	}),
	(name, place) => (name === null ? null : zoneNamed(name, place)),
);

/** The same for a sender whose times never have a zone and whose own is known, an IANA name. */
export function senderZoneElse(usual: string) {
	return refined(
		text({
			label,
			hint: `Its times come without a zone; ${usual} when empty`,
			example,
			fallback: usual,
		}),
		zoneNamed,
	);
}

function zoneNamed(name: string, place: string): string {
	const zone = timeZoneOf(name);
	if (zone !== null) return zone;
	throw unacceptable(place, name, 'a time zone such as Asia/Shanghai');
}
