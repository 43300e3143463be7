// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// The names that the columns of real baskets have; the library may add more.
enum ColumnAliases {
  /// The field of a name as folded by `FoldedName`; the published names come before all others.
  static func field(_ folded: String) -> BasketField? { published[folded] ?? fields[folded] }

  /// The field whose published name that is.
  static func publishedField(_ folded: String) -> BasketField? { published[folded] }

  /// Every name that is known, folded.
  static var all: [String] { Array(published.keys) + Array(fields.keys) }

  /// A column by which reports with several rows for one line are known.
  static let tariffOrdinals: Set<String> = ["tariffordinalnumber", "tariffordinal", "tariffordinalno"]

  private static let published: [String: BasketField] = {
    var result: [String: BasketField] = [:]
    for field in BasketField.allCases { result[FoldedName.fold(field.rawValue)] = field }
    return result
  }()

  private static let fields: [String: BasketField] = {
    var result: [String: BasketField] = [:]
    for (field, names) in table {
      for name in names.split(separator: " ") { result[String(name)] = field }
    }
    return result
  }()

  private static let table: [(BasketField, String)] = [
    (
      .hts,
      """
      hts10 hts8 htsus htsno htscode htscodes htsnumber htsnumberfull hs hs6 hscode hscodes hstariffcode hsn \
      commodity commoditycode icommodity tariffnumber tariffcode schedb scheduleb
      """
    ),
    (.currency, "currencycode amountcurrency invoicecurrency"),
    (.sku, "productid item itemid itemno itemnumber partno partnumber articleno articlenumber"),
    (
      .description,
      "desc productdescription itemdescription goodsdescription customsdescription commoditydescription"
    ),
    (
      .origin,
      """
      coo countryoforigin countryoforigincode countryorigin origincountry origincountrycode origincountryid \
      origincode dutyorigincountryid ctycode
      """
    ),
    (.exportCountry, "countryofexport countryofexportcode countryofexportation shipfromcountry"),
    (
      .value,
      """
      customsvalue enteredvalue linevalue linegoodsvalueamount linetariffgoodsvalueamount amount extendedprice \
      cost conval convalmo
      """
    ),
    (.unitPrice, "price saleprice"),
    (.quantity, "qty netquantity htsquantity quantity1 linetariffquantity1 conqy1mo"),
    (.unit, "uom quantityunit unit1 uom1 unitofmeasure linetariffuom1code unitqy1"),
    (.quantity2, "qty2 linetariffquantity2 conqy2mo"),
    (.unit2, "uom2 linetariffuom2code unitqy2"),
    (.weight, "netweightkg grossweightkg weightinkg"),
    (.freight, "shipping shippingcost freightcost freightcharges"),
    (.insurance, "insurancecost"),
    (.mode, "transport transportmode shippingmode modeoftransport modeoftransportation modeoftransportcode"),
    (.entryDate, "date asof dateofentry"),
    (.exportDate, "dateofexport dateofexportation exportationdate"),
    (.loadedDate, "loaded loadedat loadingdate onboarddate ladendate"),
    (.entry, "entryno entrynumber entrysummarynumber"),
    (.entryType, "entrytypecode"),
    (.invoice, "invoiceno invoicenumber commercialinvoice"),
    (.importer, "importerofrecord ior importername"),
    (.program, "programme spi spicode linespicode preference preferenceprogram"),
    (.claims, "claim"),
    (
      .paidDuty,
      "duty dutypaid dutyamount totalduty lineduty linedutyamount linetariffdutyamount caldutmo"
    ),
  ]
}
