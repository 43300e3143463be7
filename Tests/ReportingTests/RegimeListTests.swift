// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct RegimeListTests {
  @Test("The list has each regime with its clock and whether it is law")
  func list() {
    let bytes = written { out in
      for format in ReportFormat.allCases {
        Sample.regimes.render(as: format, into: &out)
        out.append(UInt8(ascii: "\n"))
      }
    }
    expectNoDifference(
      bytes,
      """
      Regime          Clock       Title
      --------------  ----------  ---------------------------------------------------------------  -------
      in-force        own dates   The law in force
      threatened-100  2025-10-23  The truce of 23 October 2025 plus the 100 points threatened fo…  not law

      Law through 2026-10-02, library us-china-trade 2026.11.

      regime,title,clock,knownBy,transition,unlawful,notLaw,cite
      in-force,The law in force,line,,,collected,no,
      threatened-100,The truce of 23 October 2025 plus the 100 points threatened for 1 November,2025-10-23,2025-10-23,,collected,yes,"Reuters, 23 October 2025"

      {
      "schema":"tariff.regimes/1","library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},
      "regimes":[
      {"regime":"in-force","title":"The law in force","clock":"line","knownBy":null,"transition":null,"unlawful":"collected","notLaw":false,"cite":"","changes":[]},
      {"regime":"threatened-100","title":"The truce of 23 October 2025 plus the 100 points threatened for 1 November","clock":"2025-10-23","knownBy":"2025-10-23","transition":null,"unlawful":"collected","notLaw":true,"cite":"Reuters, 23 October 2025","changes":["us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)","us: puts 9903.88.16 in force","us: changes section-301: rate, origins","cn: suspends retaliation-*"]}
      ]
      }

      {"type":"regime","regime":"in-force","title":"The law in force","clock":"line","knownBy":null,"transition":null,"unlawful":"collected","notLaw":false,"cite":"","changes":[]}
      {"type":"regime","regime":"threatened-100","title":"The truce of 23 October 2025 plus the 100 points threatened for 1 November","clock":"2025-10-23","knownBy":"2025-10-23","transition":null,"unlawful":"collected","notLaw":true,"cite":"Reuters, 23 October 2025","changes":["us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)","us: puts 9903.88.16 in force","us: changes section-301: rate, origins","cn: suspends retaliation-*"]}

      | Regime | Clock | Title |  |
      | --- | --- | --- | --- |
      | in-force | own dates | The law in force |  |
      | threatened-100 | 2025-10-23 | The truce of 23 October 2025 plus the 100 points threatened for 1 November | not law |

      Law through 2026-10-02, library us-china-trade 2026.11.


      """
    )
  }

  @Test("One regime alone says what it changes")
  func show() {
    let bytes = written { out in
      for format in ReportFormat.allCases {
        Sample.regimes.regimes[1].show(as: format, into: &out)
        out.append(UInt8(ascii: "\n"))
      }
    }
    expectNoDifference(
      bytes,
      #"""
      threatened-100
      The truce of 23 October 2025 plus the 100 points threatened for 1 November

      NOT LAW: a slogan or a hypothetical.

      clock          2025-10-23
      known by       2025-10-23
      held unlawful  collected
      cite           Reuters, 23 October 2025

      Changes:
        us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)
        us: puts 9903.88.16 in force
        us: changes section-301: rate, origins
        cn: suspends retaliation-*

      property,value
      regime,threatened-100
      title,The truce of 23 October 2025 plus the 100 points threatened for 1 November
      clock,2025-10-23
      known by,2025-10-23
      held unlawful,collected
      cite,"Reuters, 23 October 2025"
      change,"us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)"
      change,us: puts 9903.88.16 in force
      change,"us: changes section-301: rate, origins"
      change,cn: suspends retaliation-*

      {"schema":"tariff.regime/1","regime":"threatened-100","title":"The truce of 23 October 2025 plus the 100 points threatened for 1 November","clock":"2025-10-23","knownBy":"2025-10-23","transition":null,"unlawful":"collected","notLaw":true,"cite":"Reuters, 23 October 2025","changes":["us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)","us: puts 9903.88.16 in force","us: changes section-301: rate, origins","cn: suspends retaliation-*"]}

      {"type":"regime","regime":"threatened-100","title":"The truce of 23 October 2025 plus the 100 points threatened for 1 November","clock":"2025-10-23","knownBy":"2025-10-23","transition":null,"unlawful":"collected","notLaw":true,"cite":"Reuters, 23 October 2025","changes":["us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)","us: puts 9903.88.16 in force","us: changes section-301: rate, origins","cn: suspends retaliation-*"]}

      ## threatened-100

      The truce of 23 October 2025 plus the 100 points threatened for 1 November

      **NOT LAW: a slogan or a hypothetical.**

      |  |  |
      | --- | --- |
      | clock | 2025-10-23 |
      | known by | 2025-10-23 |
      | held unlawful | collected |
      | cite | Reuters, 23 October 2025 |

      Changes:

      - us: adds threat-2025-11-01, 100 points on goods of China: 100% (announced for 2025-11-01)
      - us: puts 9903.88.16 in force
      - us: changes section-301: rate, origins
      - cn: suspends retaliation-\*


      """#
    )
  }
}
