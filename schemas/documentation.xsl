<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!-- An XML schema as one HTML page: xsltproc -o submission.html schemas/documentation.xsl schemas/submission.xsd -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema" exclude-result-prefixes="xs">
  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="yes"/>

  <xsl:template match="/xs:schema">
    <html lang="en">
      <head>
        <title><xsl:value-of select="@targetNamespace"/></title>
        <style>body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ccc;padding:.3em .6em;text-align:left;vertical-align:top}code{white-space:nowrap}</style>
      </head>
      <body>
        <h1><code><xsl:value-of select="@targetNamespace"/></code></h1>
        <xsl:apply-templates select="xs:annotation"/>
        <h2>Elements that a document may begin with</h2>
        <xsl:call-template name="members"><xsl:with-param name="of" select="xs:element"/></xsl:call-template>
        <h2>Elements by their type</h2>
        <xsl:apply-templates select="xs:complexType | xs:attributeGroup"/>
        <h2>Forms of values</h2>
        <xsl:apply-templates select="xs:simpleType"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="xs:annotation"><p><xsl:value-of select="xs:documentation"/></p></xsl:template>

  <xsl:template match="xs:complexType | xs:attributeGroup">
    <h3 id="{@name}"><xsl:value-of select="@name"/></h3>
    <xsl:apply-templates select="xs:annotation"/>
    <xsl:if test=".//xs:extension">
      <p>Text of the form <xsl:call-template name="type"><xsl:with-param name="name" select=".//xs:extension/@base"/></xsl:call-template>.</p>
    </xsl:if>
    <xsl:for-each select=".//xs:attributeGroup[@ref]">
      <p>And the attributes of <a href="#{@ref}"><xsl:value-of select="@ref"/></a>.</p>
    </xsl:for-each>
    <xsl:call-template name="members"><xsl:with-param name="of" select=".//xs:attribute | .//xs:element"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="xs:simpleType">
    <h3 id="{@name}"><xsl:value-of select="@name"/></h3>
    <xsl:apply-templates select="xs:annotation"/>
    <xsl:for-each select="xs:restriction/*[@value]">
      <xsl:if test="position() = 1"><xsl:value-of select="local-name()"/>: </xsl:if>
      <code><xsl:value-of select="@value"/></code>
      <xsl:if test="position() != last()">, </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="members">
    <xsl:param name="of"/>
    <xsl:if test="$of">
      <table>
        <tr><th>name</th><th>form</th><th>how often</th><th>what it is</th></tr>
        <xsl:for-each select="$of">
          <tr>
            <td><code><xsl:choose>
              <xsl:when test="self::xs:attribute">@<xsl:value-of select="@name"/></xsl:when>
              <xsl:otherwise>&lt;<xsl:value-of select="concat(@name, @ref)"/>&gt;</xsl:otherwise>
            </xsl:choose></code></td>
            <td><xsl:call-template name="type"><xsl:with-param name="name" select="concat(@type, @ref)"/></xsl:call-template></td>
            <td><xsl:call-template name="often"/></td>
            <td><xsl:value-of select="xs:annotation/xs:documentation"/></td>
          </tr>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="type">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="/xs:schema/*[@name = $name]"><a href="#{$name}"><xsl:value-of select="$name"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="often">
    <xsl:choose>
      <xsl:when test="parent::xs:schema">once</xsl:when>
      <xsl:when test="self::xs:attribute and @use = 'required'">once</xsl:when>
      <xsl:when test="self::xs:attribute">at most once</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="least"><xsl:choose><xsl:when test="@minOccurs"><xsl:value-of select="@minOccurs"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
        <xsl:variable name="most"><xsl:choose><xsl:when test="@maxOccurs = 'unbounded'">any number</xsl:when><xsl:when test="@maxOccurs"><xsl:value-of select="@maxOccurs"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
        <xsl:choose>
          <xsl:when test="parent::xs:choice">one of these</xsl:when>
          <xsl:when test="$least = 1 and $most = 1">once</xsl:when>
          <xsl:when test="$least = $most"><xsl:value-of select="$most"/> times</xsl:when>
          <xsl:otherwise><xsl:value-of select="$least"/> to <xsl:value-of select="$most"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
